#include "storage/internal/segment_refs.h"

#include <algorithm>
#include <utility>

#include "storage/block_keys.h"
#include "storage/internal/table_builder.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

constexpr size_t kRowsPerIdBlock = 256;
// Texts that share a row of `refs`.
constexpr uint64_t kTextsPerBlock = 64;

// What a key of `refs` begins with, after the segment. Persisted.
enum class RefKind : uint8_t { kRow = 0, kArticle = 1 };

std::string RefKey(uint32_t segment, RefKind kind, uint64_t block) {
  return KeyWriter()
      .AddU32(segment)
      .AddByte(static_cast<uint8_t>(kind))
      .AddU32(static_cast<uint32_t>(block))
      .bytes();
}

// Texts by number, ascending: pairs of (number in the block, text with its
// length), a block at a time.
class TextBlocks {
 public:
  TextBlocks(uint32_t segment, RefKind kind, const BlockSink& sink)
      : segment_(segment), kind_(kind), sink_(sink) {}

  Status Add(uint64_t number, std::string_view text) {
    if (!bytes_.empty() && number / kTextsPerBlock != block_) {
      ACTANT_RETURN_IF_ERROR(Finish());
    }
    block_ = number / kTextsPerBlock;
    bytes_.push_back(static_cast<char>(number % kTextsPerBlock));
    bytes_ += KeyWriter().AddU32(static_cast<uint32_t>(text.size())).bytes();
    bytes_ += text;
    return Status::Ok();
  }

  Status Finish() {
    if (bytes_.empty()) return Status::Ok();
    const Status status = sink_(RefKey(segment_, kind_, block_), bytes_);
    bytes_.clear();
    return status;
  }

 private:
  const uint32_t segment_;
  const RefKind kind_;
  const BlockSink& sink_;
  uint64_t block_ = 0;
  std::string bytes_;
};

Result<std::optional<std::string>> ReadText(const Database& database,
                                            uint32_t segment, RefKind kind,
                                            uint64_t number) {
  const std::string key = RefKey(segment, kind, number / kTextsPerBlock);
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          database.Get(Family::kRefs, key));
  if (!value.has_value()) return std::optional<std::string>();
  std::string_view rest = *value;
  while (!rest.empty()) {
    KeyReader head(rest.substr(0, std::min<size_t>(rest.size(), 5)));
    const uint8_t at = head.Byte();
    const uint32_t size = head.U32();
    if (!head.Done() || rest.size() < 5 + size_t{size}) {
      return Error(DamagedRow(Family::kRefs, key, "not a list of texts"));
    }
    if (at == number % kTextsPerBlock) {
      return std::optional(std::string(rest.substr(5, size)));
    }
    rest.remove_prefix(5 + size_t{size});
  }
  return std::optional<std::string>();
}

}  // namespace

Status WriteRowIds(const ImportRows& rows, const SegmentNumbers& numbers,
                   const BlockSink& sink) {
  std::vector<std::pair<uint64_t, uint32_t>> keys;
  keys.reserve(rows.size());
  for (uint32_t row = 0; row < rows.size(); ++row) {
    keys.emplace_back(rows.ids()[row].row, numbers.first_event.value() + row);
  }
  std::sort(keys.begin(), keys.end());
  TableBuilder<kRowIdColumns> table;
  for (size_t i = 0; i < keys.size(); ++i) {
    table.Add({static_cast<int64_t>(keys[i].first), keys[i].second});
    if (table.size() == kRowsPerIdBlock || i + 1 == keys.size()) {
      ACTANT_RETURN_IF_ERROR(
          sink(RowIdKey(numbers.segment, keys[i].first), table.Take()));
    }
  }
  return Status::Ok();
}

Status WriteRefs(const ImportRows& rows, const SegmentNumbers& numbers,
                 const BlockSink& sink) {
  if (rows.has_row_texts()) {
    TextBlocks texts(numbers.segment, RefKind::kRow, sink);
    for (uint32_t row = 0; row < rows.size(); ++row) {
      if (!IsTextKey(rows.ids()[row].row)) continue;
      ACTANT_RETURN_IF_ERROR(
          texts.Add(numbers.first_event.value() + row, rows.RowText(row)));
    }
    ACTANT_RETURN_IF_ERROR(texts.Finish());
  }
  TextBlocks articles(numbers.segment, RefKind::kArticle, sink);
  const std::vector<std::string>& names = rows.article_names();
  for (size_t i = 0; i < names.size(); ++i) {
    ACTANT_RETURN_IF_ERROR(articles.Add(i, names[i]));
  }
  return articles.Finish();
}

Result<std::optional<std::string>> ReadRowText(const Database& database,
                                               uint32_t segment,
                                               EventNumber event) {
  return ReadText(database, segment, RefKind::kRow, event.value());
}

Result<std::string> ReadArticleName(const Database& database, uint32_t segment,
                                    uint64_t article) {
  ACTANT_ASSIGN_OR_RETURN(
      std::optional<std::string> name,
      ReadText(database, segment, RefKind::kArticle, article));
  if (name.has_value()) return *std::move(name);
  return Error(DataLoss("article " + std::to_string(article) + " of segment " +
                        std::to_string(segment) + " has no name"));
}

}  // namespace actant::internal
