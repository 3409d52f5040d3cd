// Step 2, layout: which parts of an article are to be read, in which order,
// and where every byte of them stands in the original.
#ifndef ACTANT_EXTRACT_LAYOUT_H_
#define ACTANT_EXTRACT_LAYOUT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

// A half-open range of bytes.
struct ByteSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

// Where the bytes of a normalised text stand in the original. Normalising
// only drops bytes, joins pieces in their order, and turns white space into a
// space; so the map is a list of runs and is strictly increasing. A value
// type; const access is thread-safe.
class OffsetMap {
 public:
  // The next `length` bytes of the normalised text are those at `original`.
  // REQUIRES: `original` is not before the end of the last run.
  void Append(uint32_t original, uint32_t length);

  // Bytes of the normalised text mapped so far.
  uint32_t size() const { return size_; }

  // Where byte `offset` of the normalised text stands. REQUIRES: offset <
  // size(). O(log runs).
  uint32_t ToOriginal(uint32_t offset) const;

  // The smallest original range that holds [span.begin, span.end), which may
  // contain bytes that normalising dropped. REQUIRES: span.begin < span.end
  // <= size().
  ByteSpan ToOriginal(ByteSpan span) const;

 private:
  struct Run {
    uint32_t normalised;
    uint32_t original;
  };
  std::vector<Run> runs_;
  uint32_t size_ = 0;
  uint32_t original_end_ = 0;
};

enum class BlockKind : uint8_t {
  kTitle,     // the headline
  kHeading,   // a section heading: read, but as headlines are
  kBody,      // a paragraph
  kSetAside,  // not read
};

// Why a block is not read; kNone for all that are.
enum class SetAside : uint8_t {
  kNone,
  kPageNumber,
  kFootnote,
  kBibliography,
  kByline,   // who reported from where: (Reuters), （中央社…電）
  kCaption,  // of a picture or a table
  kAuthor,   // about the author
  kUrl,
  kReadMore,   // the tail that leads to the rest of the article
  kFurniture,  // key words, view counts, disclaimers, menus
};

// "footnote", for people.
std::string_view SetAsideName(SetAside reason);

// One paragraph or line, in one piece.
struct TextBlock {
  BlockKind kind = BlockKind::kBody;
  SetAside set_aside = SetAside::kNone;
  // Without line breaks: broken lines are rejoined, note marks and the spaces
  // between Chinese characters dropped (in titles only those beside digits:
  // there a space stands for a comma). Never empty.
  std::string text;
  // From `text` to the input.
  OffsetMap map;
};

struct Layout {
  // In the order of their first bytes. A paragraph interrupted by a page's
  // end is one block, so blocks may enclose others that are set aside.
  std::vector<TextBlock> blocks;
  // Day of the month on which the article was filed, as its byline tells
  // (…華盛頓14日電): "today" is the last such day not after publication.
  std::optional<int> dateline_day;
};

struct LayoutOptions {
  // Bytes at the start of the text that are known to be the title; 0 when
  // there is none or it is not marked off: then a first line in the manner
  // of a headline is taken for it.
  uint32_t title_bytes = 0;
};

// Reads the layout of one article. `text` is valid UTF-8 (see DecodeText) of
// less than 4 GiB. Reads any text, whatever its shape; thread-safe; time
// linear in the text.
Layout ReadLayout(std::string_view text, const LayoutOptions& options = {});

// Parts a file that holds several articles, at lines of five or more = or -
// (all of one kind), each standing between texts and followed by a line short
// enough for a title or a date. Anything less plain is left whole: then the
// text itself is the only part. The parts are views into `text`, in order,
// without the separators.
std::vector<std::string_view> SplitArticles(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_LAYOUT_H_
