// Reads English with the words of data/: what tests of its steps share.
#ifndef ACTANT_TESTS_DATA_ENGLISH_WORLD_H_
#define ACTANT_TESTS_DATA_ENGLISH_WORLD_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actor_resolver.h"
#include "extract/amount_reader.h"
#include "extract/date_reader.h"
#include "extract/internal/english_clauses.h"
#include "extract/internal/english_words.h"

namespace actant {

class EnglishWorld {
 public:
  EnglishWorld();
  ~EnglishWorld();

  // "Russia | attacked | Ukraine; ...": the clauses of the first sentence that
  // hold a verb or an event noun, with their chunks; what is lent stands in
  // brackets.
  std::string Clauses(std::string_view text) const;
  // How many chunks the parser makes of the first sentence.
  size_t ChunksRead(std::string_view text) const;
  // "Lebanon's army=LBN/armed-forces; ...": the actors of a text.
  std::string Actors(std::string_view text) const;

 private:
  const Knowledge& knowledge_;
  ClassTable classes_;
  ParserClasses bits_;
  EnglishClasses english_;
  std::unique_ptr<DateReader> dates_;
  std::unique_ptr<AmountReader> amounts_;
  std::unique_ptr<ActorResolver> resolver_;
};

}  // namespace actant

#endif  // ACTANT_TESTS_DATA_ENGLISH_WORLD_H_
