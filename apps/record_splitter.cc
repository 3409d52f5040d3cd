#include "apps/record_splitter.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace actant {
namespace {

RecordFault SplitTabs(std::string_view record, const BoundColumns& columns,
                      FieldValues* values) {
  const char* at = record.data();
  const char* const end = at + record.size();
  const size_t width = columns.width();
  for (size_t column = 0; column < width; ++column) {
    const void* const tab =
        std::memchr(at, '\t', static_cast<size_t>(end - at));
    const char* const stop =
        tab == nullptr ? end : static_cast<const char*>(tab);
    const int field = columns.field_of(column);
    if (field >= 0) {
      (*values)[static_cast<size_t>(field)] =
          std::string_view(at, static_cast<size_t>(stop - at));
    }
    if (tab == nullptr) {
      return column + 1 < width ? RecordFault::kTooFewColumns
                                : RecordFault::kNone;
    }
    at = stop + 1;
  }
  return RecordFault::kNone;
}

RecordFault SplitCommas(std::string_view record, const BoundColumns& columns,
                        TextArena* arena, FieldValues* values) {
  CsvFields fields(record);
  std::string_view value;
  size_t column = 0;
  // To the end, since quotes behind the last column wanted may be bad too.
  for (; fields.Next(arena, &value); ++column) {
    const int field = column < columns.width() ? columns.field_of(column) : -1;
    if (field >= 0) (*values)[static_cast<size_t>(field)] = value;
  }
  if (fields.broken()) return RecordFault::kBadQuotes;
  return column < columns.width() ? RecordFault::kTooFewColumns
                                  : RecordFault::kNone;
}

}  // namespace

size_t JsonObjectSize(std::string_view text) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return 0;
}

char* TextArena::Reserve(size_t size) {
  if (size > left_) {
    const size_t bytes = std::max(size, kBlockBytes);
    blocks_.push_back(std::make_unique<char[]>(bytes));
    next_ = blocks_.back().get();
    left_ = bytes;
  }
  char* const room = next_;
  next_ += size;
  left_ -= size;
  return room;
}

std::string_view TextArena::Copy(std::string_view text) {
  if (text.empty()) return {};
  char* const room = Reserve(text.size());
  std::memcpy(room, text.data(), text.size());
  return {room, text.size()};
}

void TextArena::Clear() {
  blocks_.clear();
  next_ = nullptr;
  left_ = 0;
}

bool CsvFields::Next(TextArena* arena, std::string_view* value) {
  if (ended_ || broken_) return false;
  if (rest_.starts_with('"')) return NextQuoted(arena, value);
  const size_t comma = rest_.find(',');
  *value = rest_.substr(0, comma);
  ended_ = comma == rest_.npos;
  rest_.remove_prefix(ended_ ? rest_.size() : comma + 1);
  return true;
}

bool CsvFields::NextQuoted(TextArena* arena, std::string_view* value) {
  bool doubled = false;
  size_t at = 1;
  while (true) {
    at = rest_.find('"', at);
    if (at == rest_.npos) break;
    if (at + 1 == rest_.size() || rest_[at + 1] != '"') break;
    doubled = true;
    at += 2;
  }
  const bool closed =
      at != rest_.npos && (at + 1 == rest_.size() || rest_[at + 1] == ',');
  if (!closed) {
    broken_ = true;
    return false;
  }
  *value = rest_.substr(1, at - 1);
  ended_ = at + 1 == rest_.size();
  rest_.remove_prefix(ended_ ? rest_.size() : at + 2);
  if (!doubled) return true;
  char* const room = arena->Reserve(value->size());
  size_t size = 0;
  for (size_t i = 0; i < value->size(); ++i) {
    room[size++] = (*value)[i];
    if ((*value)[i] == '"') ++i;
  }
  *value = std::string_view(room, size);
  return true;
}

class RecordSplitter::JsonReader {
 public:
  RecordFault Split(std::string_view record, const BoundColumns& columns,
                    TextArena* arena, FieldValues* values) {
    simdjson::dom::element root;
    if (parser_.parse(record.data(), record.size(), false).get(root) !=
        simdjson::SUCCESS) {
      return RecordFault::kBadJson;
    }
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return RecordFault::kNoObject;
    for (const auto& [field, member] : columns.members()) {
      simdjson::dom::element element;
      const simdjson::error_code error =
          member.starts_with('/') ? object.at_pointer(member).get(element)
                                  : object.at_key(member).get(element);
      if (error != simdjson::SUCCESS) continue;
      if (!Read(element, arena, &(*values)[field])) {
        return RecordFault::kNoObject;
      }
    }
    return RecordFault::kNone;
  }

 private:
  // False for a list or an object.
  static bool Read(const simdjson::dom::element& element, TextArena* arena,
                   std::string_view* value) {
    using simdjson::dom::element_type;
    switch (element.type()) {
      case element_type::STRING:
        *value = arena->Copy(element.get_string().value_unsafe());
        return true;
      case element_type::INT64:
        *value = arena->Write(element.get_int64().value_unsafe());
        return true;
      case element_type::UINT64:
        *value = arena->Write(element.get_uint64().value_unsafe());
        return true;
      case element_type::DOUBLE:
        *value = arena->Write(element.get_double().value_unsafe());
        return true;
      case element_type::BOOL:
        *value = element.get_bool().value_unsafe() ? "true" : "false";
        return true;
      case element_type::NULL_VALUE:
        *value = {};
        return true;
      case element_type::ARRAY:
      case element_type::OBJECT:
        return false;
    }
    return false;
  }

  simdjson::dom::parser parser_;
};

RecordSplitter::RecordSplitter(TableFormat format) : format_(format) {
  if (IsJson(format)) {
    json_ = std::make_unique<JsonReader>();
  }
}

RecordSplitter::~RecordSplitter() = default;

RecordFault RecordSplitter::Split(std::string_view record,
                                  const BoundColumns& columns, TextArena* arena,
                                  FieldValues* values) {
  values->fill({});
  RecordFault fault = RecordFault::kNone;
  switch (format_) {
    case TableFormat::kTsv:
      fault = SplitTabs(record, columns, values);
      break;
    case TableFormat::kCsv:
      fault = SplitCommas(record, columns, arena, values);
      break;
    case TableFormat::kJsonLines:
    case TableFormat::kJsonObjects:
      return json_->Split(record, columns, arena, values);
  }
  for (const auto& [field, holder] : columns.shared()) {
    (*values)[field] = (*values)[holder];
  }
  return fault;
}

bool RecordSplitter::SplitHeader(TableFormat format, std::string_view record,
                                 std::vector<std::string>* names) {
  if (format == TableFormat::kCsv) {
    TextArena arena;
    CsvFields fields(record);
    std::string_view name;
    while (fields.Next(&arena, &name)) names->emplace_back(name);
    return !fields.broken();
  }
  while (true) {
    const size_t tab = record.find('\t');
    names->emplace_back(record.substr(0, tab));
    if (tab == record.npos) return true;
    record.remove_prefix(tab + 1);
  }
}

}  // namespace actant
