// A line of a published format to the fields of an event row.
#ifndef ACTANT_APPS_FORMAT_READER_H_
#define ACTANT_APPS_FORMAT_READER_H_

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "actant/v1/records.pb.h"
#include "apps/cameo_actors.h"
#include "apps/event_format.h"
#include "apps/event_row_parser.h"
#include "extract/knowledge.h"

namespace actant {

// Fields of formats that call actors by their names, and their columns'
// headers: the first kNeededNamedFields must be there.
inline constexpr std::array<std::string_view, 10> kNamedFields = {
    "id",   "date", "source", "source_country", "target", "target_country",
    "type", "mode", "score",  "article"};
inline constexpr size_t kNeededNamedFields = 7;

// What threads that read a format share. Immutable; borrows the knowledge
// (which may be nullptr) for its life.
class FormatCodes {
 public:
  FormatCodes(EventFormat format, const Knowledge* knowledge);
  ~FormatCodes();
  FormatCodes(const FormatCodes&) = delete;
  FormatCodes& operator=(const FormatCodes&) = delete;

  EventFormat format() const { return format_; }
  const CameoActors& actors() const { return actors_; }

  // The actor known by an English name, in any case: a state, or one whose
  // state is `state`; empty where none is, or several.
  std::string_view ActorNamed(std::string_view name,
                              std::string_view state) const;
  // The state of a code or English name; empty where there is none.
  std::string_view StateNamed(std::string_view name) const;

  // What is known of a type that the format names; `parent` is the type or
  // class above it. nullopt: nothing.
  std::optional<v1::EventType> DescribeType(std::string_view name) const;

 private:
  class NamedActors;

  std::optional<v1::EventType> DescribeCameo(std::string_view code) const;
  std::optional<v1::EventType> DescribePlover(std::string_view name) const;

  const EventFormat format_;
  const Knowledge* const knowledge_;
  const CameoActors actors_;
  std::unique_ptr<NamedActors> named_;
};

// Use from one thread.
class FormatReader {
 public:
  virtual ~FormatReader() = default;

  // `record` without its line end, UTF-8. Values are views of it, of the arena
  // or of the reader, valid until it reads the next piece. A fault: no row.
  virtual std::optional<RowFault> Read(std::string_view record,
                                       const BoundColumns& columns,
                                       TextArena* arena,
                                       FieldValues* values) = 0;
  // The next row of the record read last, where one record holds several; false
  // at their end. Has the same fields but for id and parties, which are sound.
  virtual bool Next(TextArena* /*arena*/, FieldValues* /*values*/) {
    return false;
  }
};

// Borrows the codes.
std::unique_ptr<FormatReader> MakeFormatReader(const FormatCodes& codes);

}  // namespace actant

#endif  // ACTANT_APPS_FORMAT_READER_H_
