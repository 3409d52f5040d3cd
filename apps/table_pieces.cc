#include "apps/table_pieces.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "proto/ids.h"

namespace actant {
namespace {

// Large enough that handing pieces to threads costs nothing, small enough that
// a piece and its rows stay in a core's cache.
constexpr size_t kPieceBytes = size_t{1} << 20;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

size_t FindLineEnd(std::string_view text, size_t begin, size_t end) {
  const void* const found = std::memchr(text.data() + begin, '\n', end - begin);
  return found == nullptr ? std::string_view::npos
                          : static_cast<size_t>(
                                static_cast<const char*>(found) - text.data());
}

// Where a CSV record ends: the line end outside quotes.
class CsvRecordEnd {
 public:
  // The place of the record's line end, or `end` where it has none before it.
  size_t Find(std::string_view text, size_t begin, size_t end) {
    for (size_t at = begin; at < end; ++at) {
      if (text[at] == '\n' && state_ != State::kQuoted) return at;
      Step(text[at]);
    }
    return end;
  }
  bool in_quotes() const { return state_ == State::kQuoted; }

 private:
  enum class State { kFieldStart, kPlain, kQuoted, kQuoteSeen };

  void Step(char c) {
    if (state_ == State::kQuoted) {
      if (c == '"') state_ = State::kQuoteSeen;
    } else if (c == '"' && state_ != State::kPlain) {
      state_ = State::kQuoted;
    } else {
      state_ = c == ',' ? State::kFieldStart : State::kPlain;
    }
  }

  State state_ = State::kFieldStart;
};

// In and around the array that objects may stand in.
bool IsBetweenObjects(char c) {
  return c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == ',' ||
         c == '[' || c == ']';
}

}  // namespace

class TablePieces::Fingerprint {
 public:
  Fingerprint() : state_(XXH3_createState()) {}
  ~Fingerprint() { XXH3_freeState(state_); }
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;

  // A part begins.
  void Begin(const PartOptions& parts, uint64_t first_row) {
    XXH3_128bits_reset(state_);
    CanonicalBytes bytes;
    bytes.Add(parts.context)
        .Add(parts.numbered ? static_cast<int64_t>(first_row) : int64_t{0});
    Add(bytes.bytes());
    described_ = false;
    begun_ = true;
  }
  bool begun() const { return begun_; }
  // A file begins.
  void NewFile() { described_ = false; }
  void AddLines(std::string_view lines, const BoundColumns& columns) {
    if (!described_) Add(CanonicalBytes().Add(columns.description()).bytes());
    described_ = true;
    Add(lines);
  }
  std::string End() {
    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(state_));
    begun_ = false;
    return {reinterpret_cast<const char*>(digest.digest),
            sizeof(digest.digest)};
  }

 private:
  void Add(std::string_view bytes) {
    XXH3_128bits_update(state_, bytes.data(), bytes.size());
  }

  XXH3_state_t* const state_;
  bool described_ = false;
  bool begun_ = false;
};

TablePieces::TablePieces(const TableSource& source, PartOptions parts)
    : source_(source),
      parts_(std::move(parts)),
      fingerprint_(std::make_unique<Fingerprint>()) {}

TablePieces::~TablePieces() = default;

uint64_t TablePieces::bytes_taken() const {
  return bytes_before_ + (input_ == nullptr ? 0 : input_->bytes_taken());
}

Result<bool> TablePieces::Next(TablePiece* piece) {
  piece->bytes.clear();
  piece->records.clear();
  piece->ends_part = false;
  while (true) {
    if (input_ == nullptr) {
      if (next_path_ < source_.paths.size()) {
        ACTANT_RETURN_ERROR_IF(OpenNext());
      } else if (rows_of_part_ > 0) {
        piece->file = next_path_ - 1;
        EndPart(piece);
        break;
      } else {
        return false;
      }
    }
    ACTANT_ASSIGN_OR_RETURN(const bool more, NextOfFile(piece));
    if (more) break;
    bytes_before_ += input_->bytes_taken();
    input_.reset();
  }
  piece->number = piece_++;
  return true;
}

void TablePieces::EndPart(TablePiece* piece) {
  piece->part = part_++;
  piece->ends_part = true;
  piece->fingerprint = fingerprint_->End();
  rows_of_part_ = 0;
}

Status TablePieces::OpenNext() {
  const std::string& path = source_.paths[next_path_++];
  Result<std::unique_ptr<InputFile>> input =
      InputFile::Open(path, ZipMode::kUnpack);
  if (!input.has_value()) return input.error();
  input_ = std::move(*input);
  buffer_.clear();
  file_ended_ = false;
  skipping_ = false;
  line_ = 1;
  fingerprint_->NewFile();
  ACTANT_RETURN_IF_ERROR(ReadMore(kByteOrderMark.size()));
  if (buffer_.starts_with(kByteOrderMark)) {
    buffer_.erase(0, kByteOrderMark.size());
  }
  if (ExpectsHeader(source_.format, source_.header, source_.mapping)) {
    return ReadHeader();
  }
  Result<BoundColumns> columns =
      BoundColumns::Bind(source_.mapping, source_.fields, source_.format, {});
  if (!columns.has_value()) return columns.error().Annotate(path);
  columns_ = std::make_shared<const BoundColumns>(std::move(*columns));
  return Status::Ok();
}

Status TablePieces::ReadHeader() {
  const std::string& path = source_.paths[next_path_ - 1];
  while (true) {
    Line line;
    const Cut cut = CutLine(0, &line);
    if (cut == Cut::kNeedMore && file_ended_) return Status::Ok();
    if (cut == Cut::kNeedMore) {
      ACTANT_RETURN_IF_ERROR(ReadMore(buffer_.size() + kPieceBytes));
      continue;
    }
    const std::string at = path + ":" + std::to_string(line_);
    if (cut == Cut::kSkipping || line.record.fault != RecordFault::kNone) {
      return InvalidArgument(at +
                             ": the header's quotes do not close, or it is "
                             "longer than " +
                             std::to_string(kMaxRecordBytes >> 20) + " MiB");
    }
    if (cut == Cut::kRecord) {
      ACTANT_RETURN_IF_ERROR(
          BindHeader(std::string_view(buffer_).substr(0, line.record.size))
              .Annotate(at));
    }
    buffer_.erase(0, line.next);
    line_ += line.lines;
    if (cut == Cut::kRecord) return Status::Ok();
  }
}

Status TablePieces::BindHeader(std::string_view header) {
  std::vector<std::string> names;
  if (!RecordSplitter::SplitHeader(source_.format, header, &names)) {
    return InvalidArgument("the header has text behind a closing quote");
  }
  Result<BoundColumns> columns = BoundColumns::Bind(
      source_.mapping, source_.fields, source_.format, names);
  if (!columns.has_value()) return columns.error();
  columns_ = std::make_shared<const BoundColumns>(std::move(*columns));
  return Status::Ok();
}

// Until the buffer has `wanted` bytes or the file has ended.
Status TablePieces::ReadMore(size_t wanted) {
  size_t size = buffer_.size();
  buffer_.resize(std::max(size, wanted));
  while (size < wanted && !file_ended_) {
    const Result<size_t> count =
        input_->Read({buffer_.data() + size, buffer_.size() - size});
    if (!count.has_value()) return count.error();
    file_ended_ = *count == 0;
    size += *count;
  }
  buffer_.resize(size);
  return Status::Ok();
}

Result<bool> TablePieces::NextOfFile(TablePiece* piece) {
  size_t wanted = kPieceBytes;
  while (true) {
    ACTANT_RETURN_ERROR_IF(ReadMore(wanted));
    piece->first_line = line_;
    piece->first_row = row_;
    piece->file = next_path_ - 1;
    piece->columns = columns_;
    piece->part = part_;
    if (skipping_) {
      if (!SkipLine()) continue;
      piece->first_line = line_;
      if (rows_of_part_ == parts_.rows) {
        EndPart(piece);
        return true;
      }
    }
    const size_t taken = CutRecords(piece);
    if (taken > 0) {
      std::string rest = buffer_.substr(taken);
      buffer_.resize(taken + RecordSplitter::kPadding);
      piece->bytes = std::exchange(buffer_, std::move(rest));
      return true;
    }
    if (file_ended_) return false;
    wanted = buffer_.size() + kPieceBytes;
  }
}

size_t TablePieces::CutRecords(TablePiece* piece) {
  // Empty lines before a part's first record are in no part.
  size_t part_begin = fingerprint_->begun() ? 0 : std::string::npos;
  size_t begin = 0;
  Line line;
  while (rows_of_part_ < parts_.rows) {
    const Cut cut = CutLine(begin, &line);
    if (cut == Cut::kNeedMore) break;
    if (cut != Cut::kEmptyLine) {
      if (!fingerprint_->begun()) {
        fingerprint_->Begin(parts_, row_);
        part_begin = begin;
      }
      line.record.line = static_cast<uint32_t>(line_ - piece->first_line);
      piece->records.push_back(line.record);
      ++row_;
      ++rows_of_part_;
    }
    begin = line.next;
    line_ += line.lines;
    skipping_ = cut == Cut::kSkipping;
    if (skipping_) break;
  }
  if (part_begin < begin) {
    fingerprint_->AddLines(
        std::string_view(buffer_).substr(part_begin, begin - part_begin),
        *columns_);
  }
  if (rows_of_part_ == parts_.rows && !skipping_) EndPart(piece);
  return begin;
}

bool TablePieces::SkipLine() {
  const size_t end = buffer_.find('\n');
  const size_t taken = end == std::string::npos ? buffer_.size() : end + 1;
  fingerprint_->AddLines(std::string_view(buffer_).substr(0, taken), *columns_);
  buffer_.erase(0, taken);
  skipping_ = end == std::string::npos && !file_ended_;
  if (!skipping_) ++line_;
  return !skipping_;
}

TablePieces::Cut TablePieces::CutLine(size_t begin, Line* line) {
  const size_t size = buffer_.size();
  if (begin == size) return Cut::kNeedMore;
  const bool is_objects = source_.format == TableFormat::kJsonObjects;
  if (is_objects && IsBetweenObjects(buffer_[begin])) {
    return PassSeparators(begin, line);
  }
  const bool opens_object = is_objects && buffer_[begin] == '{';
  if (opens_object) {
    if (CutObject(begin, line)) return Cut::kRecord;
    if (!file_ended_ && size - begin < kMaxRecordBytes) return Cut::kNeedMore;
  }
  // One byte more than a record may have tells one that is too long.
  const size_t reach = std::min(size, begin + kMaxRecordBytes + 1);
  size_t end = FindLineEnd(buffer_, begin, reach);
  line->lines = 1;
  line->record = {static_cast<uint32_t>(begin), 0, 0, RecordFault::kNone};
  if (opens_object) line->record.fault = RecordFault::kBadJson;
  if (end == std::string::npos) {
    if (reach - begin > kMaxRecordBytes) {
      line->record.fault = RecordFault::kTooLong;
      end = FindLineEnd(buffer_, reach, size);
      const bool ends = end != std::string::npos;
      line->next = ends ? end + 1 : size;
      line->lines = ends ? 1 : 0;
      return ends ? Cut::kRecord : Cut::kSkipping;
    }
    if (!file_ended_) return Cut::kNeedMore;
    end = size;
  }
  if (is_objects && !opens_object) {
    // What is no object goes as far as the next one.
    const size_t open =
        std::string_view(buffer_).substr(0, end).find('{', begin);
    if (open != std::string_view::npos) {
      line->record.size = static_cast<uint32_t>(open - begin);
      line->next = open;
      line->lines = 0;
      return Cut::kRecord;
    }
  }
  if (source_.format == TableFormat::kCsv &&
      std::memchr(buffer_.data() + begin, '"', end - begin) != nullptr) {
    return CutQuoted(begin, end, line);
  }
  line->next = std::min(end + 1, size);
  if (end > begin && buffer_[end - 1] == '\r') --end;
  line->record.size = static_cast<uint32_t>(end - begin);
  return end == begin ? Cut::kEmptyLine : Cut::kRecord;
}

// `first_end`: where the first line of the record ends.
TablePieces::Cut TablePieces::CutQuoted(size_t begin, size_t first_end,
                                        Line* line) {
  const size_t size = buffer_.size();
  const size_t reach = std::min(size, begin + kMaxRecordBytes + 1);
  CsvRecordEnd finder;
  size_t end = finder.Find(buffer_, begin, reach);
  if (end == reach) {
    const bool too_long = reach - begin > kMaxRecordBytes;
    if (!too_long && !file_ended_) return Cut::kNeedMore;
    if (too_long || finder.in_quotes()) {
      line->record.fault = RecordFault::kBadQuotes;
      end = first_end;
    }
  }
  line->next = std::min(end + 1, size);
  line->lines += LineEndsIn(begin, end);
  if (end > begin && buffer_[end - 1] == '\r') --end;
  line->record.size = static_cast<uint32_t>(end - begin);
  return Cut::kRecord;
}

// False: the object does not end within a record's length.
bool TablePieces::CutObject(size_t begin, Line* line) const {
  const size_t size =
      JsonObjectSize(std::string_view(buffer_).substr(begin, kMaxRecordBytes));
  line->record = {static_cast<uint32_t>(begin), static_cast<uint32_t>(size), 0,
                  RecordFault::kNone};
  line->next = begin + size;
  line->lines = LineEndsIn(begin, line->next);
  return size > 0;
}

TablePieces::Cut TablePieces::PassSeparators(size_t begin, Line* line) const {
  size_t end = begin;
  while (end < buffer_.size() && IsBetweenObjects(buffer_[end])) ++end;
  line->next = end;
  line->lines = LineEndsIn(begin, end);
  return Cut::kEmptyLine;
}

uint64_t TablePieces::LineEndsIn(size_t begin, size_t end) const {
  return static_cast<uint64_t>(
      std::count(buffer_.begin() + static_cast<ptrdiff_t>(begin),
                 buffer_.begin() + static_cast<ptrdiff_t>(end), '\n'));
}

}  // namespace actant
