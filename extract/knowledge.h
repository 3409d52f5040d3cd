// The compiled knowledge: one memory-mapped image of all of data/.
#ifndef ACTANT_EXTRACT_KNOWLEDGE_H_
#define ACTANT_EXTRACT_KNOWLEDGE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

// What kind of thing a surface form stands for.
enum class SenseKind : uint8_t {
  kActor = 0,         // a name of an actor; `target` = index of the actor
  kAbbreviation = 1,  // a one-character abbreviation of a state (美); actor
  kMetonym = 2,       // a name standing for an actor's government (華府); actor
  kOffice = 3,        // a title (外交部長); `target` = index of the office
  kInstitution = 4,   // a generic institution (外交部); index of the generic
  kWord = 5,     // a word with a class (words.tsv); `target` = index of word
  kTrigger = 6,  // a predicate of the rules' `on` lines (列入:v);
                 // `target` = index of the trigger
  kDemonym = 7,  // American; actor
};

// What an inflected form of an English word is; bits, since one surface may be
// several forms. Words of other languages, and those that are not inflected,
// have none.
enum WordForm : uint8_t {
  kBaseForm = 1,     // attack
  kThirdPerson = 2,  // attacks
  kPastForm = 4,     // attacked, gave
  kParticiple = 8,   // attacked, given
  kGerund = 16,      // attacking
  kSingular = 32,    // strike, of a noun
  kPlural = 64,      // strikes, of a noun
};

// One reading of a surface form. A form may have several.
struct Sense {
  SenseKind kind = SenseKind::kWord;
  // The form is an everyday word too: it counts only with support.
  bool ambiguous : 1 = false;
  // Derived (Simplified, Hong Kong) rather than listed.
  bool derived : 1 = false;
  uint8_t forms = 0;    // bits of WordForm
  uint8_t context = 0;  // see Knowledge::context
  uint32_t target = 0;
};

struct KnownActor {
  std::string_view code;
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  std::string_view state;
  std::string_view role;
  // Preferred names; may be empty.
  std::string_view name_zh;
  std::string_view name_en;
  // Of former states and governments, and of armed groups that came to govern:
  // the first and the last day on which the row holds; absent: not known.
  std::optional<Day> since;
  std::optional<Day> until;
};

struct KnownAffiliation {
  uint32_t person = 0;  // index of the actor
  std::string_view of;
  std::string_view office;
  std::optional<Day> since;
  std::optional<Day> until;
};

struct Office {
  std::string_view id;
  std::string_view rank;
  // Code suffix of its institution (foreign-ministry), or empty.
  std::string_view institution;
};

// A generic institution that every state has (generic_institutions.tsv).
struct GenericInstitution {
  std::string_view suffix;
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  std::string_view role;
  std::string_view default_state;
  // Preferred names, without the state's; may be empty.
  std::string_view name_zh;
  std::string_view name_en;
};

struct Word {
  static constexpr uint32_t kNoClass = 0xFFFFFFFF;

  std::string_view lemma;  // the listed surface
  std::string_view word_class;
  std::string_view value;
  uint32_t class_index = kNoClass;  // of word_class, as FindClass
};

struct Trigger {
  std::string_view lemma;  // 列入, impose
  // 'v' verb, 'n' event noun, 'a' adjective
  char part = 'v';
};

// One place where a lexicon entry stands in a text.
struct Match {
  uint32_t begin = 0;  // bytes, half-open
  uint32_t end = 0;
  uint32_t entry = 0;
};

// A source file kept whole (rules, grammar, confidence, state numbers): parsed
// when it is first asked for.
struct KnowledgeFile {
  std::string_view path;  // relative to data/: zh/rules/sanction.txt
  std::string_view text;
};

// An open image. Immutable and thread-safe; owns the mapping, so every view
// it hands out lives as long as it does. Opening checks the header, the layout
// version, all offsets and the content hash, and costs no parsing.
class Knowledge {
 public:
  // NotFound, PermissionDenied; DataLoss: not an image, of another version, or
  // damaged (the message says to run `actant data compile`).
  static Result<std::unique_ptr<Knowledge>> Open(const std::string& path);
  // The same over bytes in memory (the compiler's own result).
  static Result<std::unique_ptr<Knowledge>> FromBytes(std::string image);
  ~Knowledge();
  Knowledge(const Knowledge&) = delete;
  Knowledge& operator=(const Knowledge&) = delete;

  // 32 hex digits over everything compiled: Mention.rule_set.
  std::string_view hash() const;

  // Every lexicon entry in `text` (UTF-8), in one pass: all matches, longer
  // and shorter, by (begin, end descending). An entry that begins (ends) with
  // a letter or digit of a Latin script matches only where no such letter or
  // digit stands before (after) it. ASCII case is folded, but an entry of 2 to
  // 4 capitals (US, NATO) is found in capitals only. Appends to `out`.
  // REQUIRES: text.size() < 2^32.
  void FindAll(std::string_view text, std::vector<Match>* out) const;

  // The senses of an entry of a Match; 0 <= entry < entry_count().
  std::span<const Sense> senses(uint32_t entry) const;
  // The state whose topic a sense needs ("context:STATE"), or empty.
  std::string_view context(const Sense& sense) const;
  uint32_t entry_count() const;

  // Tables; an index of a Sense is valid in the table of its kind.
  const KnownActor& actor(uint32_t index) const;
  uint32_t actor_count() const;
  // Index of the actor of this code.
  std::optional<uint32_t> FindActor(std::string_view code) const;
  // The whole record (names, affiliations) as the store keeps it.
  v1::Actor ActorRecord(uint32_t index) const;
  const Office& office(uint32_t index) const;
  uint32_t office_count() const;
  const GenericInstitution& institution(uint32_t index) const;
  // The generic institution of this suffix (foreign-ministry).
  const GenericInstitution* FindInstitution(std::string_view suffix) const;
  const Word& word(uint32_t index) const;
  uint32_t word_count() const;
  const Trigger& trigger(uint32_t index) const;
  uint32_t trigger_count() const;
  // All of them, in the order of lemma, then part.
  std::span<const Trigger> triggers() const;
  std::optional<uint32_t> FindTrigger(std::string_view lemma, char part) const;

  // Terms of one person, by since.
  std::span<const KnownAffiliation> affiliations(uint32_t person) const;

  // Class inheritance (classes.txt): is `word_class` `ancestor` or under it?
  bool IsA(std::string_view word_class, std::string_view ancestor) const;
  bool IsClass(std::string_view name) const;
  // Classes by index, 0 <= index < class_count(); nullopt: not declared.
  std::optional<uint32_t> FindClass(std::string_view name) const;
  std::string_view class_name(uint32_t index) const;
  uint32_t class_count() const;
  // The class and all it is under; empty where it is not declared. The views
  // live as long as the knowledge.
  std::vector<std::string_view> Lineage(std::string_view word_class) const;

  // The ontology, in file order.
  const std::vector<v1::EventType>& event_types() const;
  const v1::EventType* FindType(std::string_view name) const;

  // The files kept whole, by path.
  std::span<const KnowledgeFile> files() const;

  // Chinese only: `text` with Simplified characters is *not* converted here;
  // the entries hold every script.

 private:
  class Impl;
  explicit Knowledge(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_KNOWLEDGE_H_
