// The bytes of a knowledge image, shared by its writer (compiler/) and its
// reader (knowledge.cc).
//
// An image is a Header, a table of kSectionCount SectionRanges, and the
// sections in their order, each padded with zeros to 8 bytes. All numbers are
// little-endian and used in place. Words are slices of the section kStrings.
// Whoever changes a row, a section or their order raises kLayoutVersion: an
// image is a product of the build and is compiled anew, never migrated.
#ifndef ACTANT_EXTRACT_INTERNAL_IMAGE_LAYOUT_H_
#define ACTANT_EXTRACT_INTERNAL_IMAGE_LAYOUT_H_

#include <cstdint>
#include <limits>

namespace actant::image {

inline constexpr char kMagic[8] = {'A', 'C', 'T', 'A', 'N', 'T', 'K', 'B'};
inline constexpr uint32_t kLayoutVersion = 5;
inline constexpr uint64_t kAlignment = 8;

enum Section : uint32_t {
  kStrings = 0,       // bytes
  kActors = 1,        // ActorRow, by code
  kActorNames = 2,    // ActorNameRow, by actor
  kAffiliations = 3,  // AffiliationRow, by person, since
  kOffices = 4,       // OfficeRow, by id
  kInstitutions = 5,  // InstitutionRow, by suffix
  kWords = 6,         // WordRow, by lemma, class, value
  kTriggers = 7,      // TriggerRow, by lemma, part
  kEntries = 8,       // EntryRow; the pattern numbers of the automaton
  kSenses = 9,        // SenseRow, by entry
  kAutomaton = 10,    // extract/automaton.h
  kClasses = 11,      // ClassRow, by name
  kAncestors = 12,    // uint32_t, indices of classes, ascending per class
  kEventTypes = 13,   // Slice of a serialized v1::EventType, in file order
  kFiles = 14,        // FileRow, by path
  kContexts = 15,     // Slice of a state's code; the first is empty
  kSectionCount = 16,
};

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  // XXH3-128 of everything after the header, in its canonical byte order.
  uint8_t hash[16];
};

struct SectionRange {
  uint64_t offset;  // from the start of the image
  uint64_t size;    // bytes
};

// Bytes [offset, offset + size) of kStrings.
struct Slice {
  uint32_t offset;
  uint32_t size;
};

// Rows [begin, end) of another section.
struct RowRange {
  uint32_t begin;
  uint32_t end;
};

// A day that is not known.
inline constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

struct ActorRow {
  Slice code;
  uint32_t kind;  // v1::ActorKind
  Slice state;
  Slice role;
  Slice name_zh;
  Slice name_en;
  RowRange names;
  int32_t since;
  int32_t until;
};

enum NameLanguage : uint32_t { kZhHant = 0, kZhHans = 1, kEn = 2 };

struct ActorNameRow {
  Slice text;
  uint32_t language;   // NameLanguage
  uint32_t preferred;  // 0 or 1
};

struct AffiliationRow {
  uint32_t person;  // row of kActors
  Slice of;
  Slice office;
  int32_t since;
  int32_t until;
};

struct OfficeRow {
  Slice id;
  Slice rank;
  Slice institution;
};

struct InstitutionRow {
  Slice suffix;
  uint32_t kind;
  Slice role;
  Slice default_state;
  Slice name_zh;
  Slice name_en;
};

struct WordRow {
  Slice lemma;
  Slice word_class;
  Slice value;
};

struct TriggerRow {
  Slice lemma;
  uint32_t part;  // 'v', 'n', 'a'
};

// A match counts only where no letter or digit of a Latin script stands
// before (after) it.
inline constexpr uint32_t kWordStart = 1;
inline constexpr uint32_t kWordEnd = 2;
// A match counts only where the text has `spelling` exactly.
inline constexpr uint32_t kExactCase = 4;

struct EntryRow {
  Slice spelling;
  uint32_t flags;
  RowRange senses;
};

inline constexpr uint8_t kAmbiguous = 1;
inline constexpr uint8_t kDerived = 2;

struct SenseRow {
  uint8_t kind;  // SenseKind
  uint8_t flags;
  uint8_t forms;    // WordForm
  uint8_t context;  // row of kContexts
  uint32_t target;
};

struct ClassRow {
  Slice name;
  RowRange ancestors;  // of kAncestors
};

struct FileRow {
  Slice path;
  Slice text;
};

}  // namespace actant::image

#endif  // ACTANT_EXTRACT_INTERNAL_IMAGE_LAYOUT_H_
