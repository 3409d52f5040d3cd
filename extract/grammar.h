// The grammar of one language (data/<lang>/grammar/*.txt): patterns over the
// tags of chunks, each of which undoes one construction.
//
//   gap free  other adverb time amount number modal aspect negation
//   gap verbs @free verb light report phrase
//
//   construction zh.passive.agent  verb  closes subj obj
//     pattern  obj:np ~verbs passive ~free subj:np ~verbs @
//
// `gap NAME CLASS...`      what `~NAME` may step over; `@OTHER` adds another
//                          gap's classes. `limit N` at the end: at most N
//                          bytes of unknown text in all.
// `construction ID ANCHOR` ANCHOR is `verb`, `nominal` or `any`: the predicate
//                          it holds for, written `@` in the pattern, or
//                          `@CLASS|CLASS` where it must be of such a class.
// `closes SLOT...`         once it fits, later constructions leave these slots
//                          alone, filled or not.
// `pattern`                elements from left to right. `CLASS|CLASS` a chunk
//                          of such a class, `CLASS!CLASS` of the one and not
//                          of the other; `SLOT:CLASS` fills the slot;
//                          `?` after it: may be absent; `*`: any number;
//                          a phrase (coverb + noun) fills the slot its coverb
//                          names. Elements next to one another must be
//                          neighbours unless `~GAP` stands between.
// `setting KEY VALUE...`   facts of the language: `home.SCRIPT`, the state
// whose
//                          ministry a bare one is; `script.SCRIPT`, characters
//                          that only it writes; `role.ROLE`, what those of a
//                          role are called; `speech.colon`, the verb that a
//                          name before a colon stands for; `name.sounds`,
//                          characters that foreign names are written with;
//                          `trigger.adverbs`, which change nothing of what a
//                          rule asks: a trigger 秘密會晤 has the rules and the
//                          classes of 會晤 beside its own.
//
// Patterns are matched outward from the predicate, each element by the first
// chunk that fits, never going back: time linear in the clause.
#ifndef ACTANT_EXTRACT_GRAMMAR_H_
#define ACTANT_EXTRACT_GRAMMAR_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"
#include "extract/class_table.h"
#include "proto/status.h"

namespace actant {

struct GrammarGap {
  ClassMask classes;
  // Bytes of unknown text the gap may step over; 0 = no limit.
  uint32_t limit = 0;
};

struct PatternElement {
  ClassMask classes;
  // A chunk of these classes does not fit.
  ClassMask excluded;
  std::optional<Slot> slot;
  // What may be stepped over on the way to it from the element nearer to the
  // predicate; absent = it must be that one's neighbour.
  std::optional<GrammarGap> gap;
  bool optional = false;
  bool repeated = false;
};

enum class Anchor { kVerb, kNominal, kAny };

struct Construction {
  std::string id;
  Anchor anchor = Anchor::kVerb;
  // Classes of which the predicate must have one; empty = any predicate.
  ClassMask predicate;
  // Nearest to the predicate first.
  std::vector<PatternElement> left;
  std::vector<PatternElement> right;
  std::vector<Slot> closes;
};

struct Grammar {
  std::vector<Construction> constructions;  // in file order
  std::map<std::string, GrammarGap, std::less<>> gaps;
  // `setting KEY VALUE...`
  std::map<std::string, std::vector<std::string>, std::less<>> settings;
};

// Parses one file into `grammar`, asking `classes` for bits. InvalidArgument
// lists every problem as "file:line: what is wrong".
Status ParseGrammar(std::string_view text, std::string_view file,
                    ClassTable* classes, Grammar* grammar);

}  // namespace actant

#endif  // ACTANT_EXTRACT_GRAMMAR_H_
