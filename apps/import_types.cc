#include "apps/import_types.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <mutex>
#include <utility>

#include "apps/field_values.h"
#include "apps/input_file.h"
#include "extract/decode.h"

namespace actant {
namespace {

enum TypeField { kId, kName, kGoldstein, kParent, kMutual, kNameEn, kNameZh };

constexpr double kMaxGoldstein = 10;

constexpr size_t kMaxMapLineBytes = size_t{1} << 16;

Status NotInOntology(std::string_view name) {
  return InvalidArgument("the ontology has no type or class \"" +
                         std::string(name) +
                         "\"; they are listed in ontology/event_types.tsv of "
                         "the knowledge");
}

}  // namespace

TypeDirectory::TypeDirectory(EventStore* store, const Knowledge* knowledge,
                             std::string dataset)
    : store_(store), knowledge_(knowledge), dataset_(std::move(dataset)) {}

NameSource TypeDirectory::source() const {
  return {[this](std::string_view name) {
            const std::shared_lock lock(mutex_);
            return by_name_.Find(name);
          },
          true};
}

const v1::EventType* TypeDirectory::InOntology(std::string_view name) const {
  if (knowledge_ == nullptr) return nullptr;
  const v1::EventType* const type = knowledge_->FindType(name);
  if (type != nullptr) return type;
  // The classes of PLOVER are written in capitals.
  std::string capitals(name);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](unsigned char c) { return std::toupper(c); });
  return knowledge_->FindType(capitals);
}

Status TypeDirectory::LoadMap(const std::string& path) {
  const Result<std::unique_ptr<InputFile>> input = InputFile::Open(path);
  if (!input.has_value()) return input.error();
  std::string line;
  for (size_t number = 1;; ++number) {
    const Result<InputFile::LineEnd> end =
        (*input)->ReadLine(kMaxMapLineBytes, &line);
    if (!end.has_value()) return end.error();
    if (*end == InputFile::LineEnd::kEndOfInput) return Status::Ok();
    if (*end == InputFile::LineEnd::kLine &&
        (line.empty() || line.front() == '#')) {
      continue;
    }
    ACTANT_RETURN_IF_ERROR(
        ReadMapLine(line).Annotate(path + ":" + std::to_string(number)));
  }
}

Status TypeDirectory::ReadMapLine(std::string_view line) {
  const size_t tab = line.find('\t');
  if (tab == line.npos || tab == 0 || !IsValidUtf8(line)) {
    return InvalidArgument("not a type, a tab and the type or class above it");
  }
  const v1::EventType* const above = InOntology(line.substr(tab + 1));
  if (above == nullptr) return NotInOntology(line.substr(tab + 1));
  if (!map_.emplace(line.substr(0, tab), above->name()).second) {
    return InvalidArgument("the type \"" + std::string(line.substr(0, tab)) +
                           "\" stands twice");
  }
  return Status::Ok();
}

Status TypeDirectory::LoadTable(const TableSource& table) {
  std::vector<Draft> drafts;
  ACTANT_RETURN_IF_ERROR(ReadSideTable(table, [&](const SideRow& row) {
    Result<Draft> draft = ReadRow(row);
    if (!draft.has_value()) return draft.error();
    const bool twice =
        std::any_of(drafts.begin(), drafts.end(),
                    [&](const Draft& d) { return d.id == draft->id; });
    if (twice) {
      return InvalidArgument("two types of the id \"" + draft->id + "\"");
    }
    drafts.push_back(std::move(*draft));
    return Status::Ok();
  }));
  return AddDrafts(std::move(drafts));
}

Result<TypeDirectory::Draft> TypeDirectory::ReadRow(const SideRow& row) const {
  const FieldValues& values = row.values;
  const std::string_view name =
      values[kName].empty() ? values[kId] : values[kName];
  if (name.empty()) return Error(InvalidArgument("a type without id and name"));
  Draft draft;
  draft.id = values[kId].empty() ? name : values[kId];
  if (!IsImportName(name) || !IsImportName(draft.id)) {
    return Error(
        InvalidArgument(std::string(RejectHelp(RejectReason::kBadName))));
  }
  draft.type.set_name(std::string(name));
  if (!values[kGoldstein].empty()) {
    const std::optional<double> points = ReadDecimal(values[kGoldstein]);
    if (!points.has_value() || std::abs(*points) > kMaxGoldstein) {
      return Error(InvalidArgument("goldstein \"" +
                                   std::string(values[kGoldstein]) +
                                   "\" is no number of -10..10"));
    }
    draft.goldstein_tenths = static_cast<int>(std::lround(*points * 10));
  }
  if (!values[kParent].empty()) {
    const v1::EventType* const above = InOntology(values[kParent]);
    if (above == nullptr) return Error(NotInOntology(values[kParent]));
    draft.type.set_parent(above->name());
  }
  const std::optional<bool> mutual = ReadMark(values[kMutual]);
  if (!mutual.has_value()) {
    return Error(
        InvalidArgument(std::string(RejectHelp(RejectReason::kBadMark))));
  }
  draft.type.set_mutual(*mutual);
  draft.type.set_name_en(std::string(values[kNameEn]));
  draft.type.set_name_zh(std::string(values[kNameZh]));
  return draft;
}

Result<std::vector<uint32_t>> TypeDirectory::Add(
    const std::vector<std::string>& names) {
  std::vector<Draft> drafts;
  for (const std::string& name : names) {
    // Another piece may have brought it meanwhile.
    if (by_name_.Find(name).has_value()) continue;
    Draft& draft = drafts.emplace_back();
    draft.id = name;
    if (describe_ != nullptr) {
      draft.type = describe_(name).value_or(v1::EventType());
    }
    draft.type.set_name(name);
  }
  if (!drafts.empty()) ACTANT_RETURN_ERROR_IF(AddDrafts(std::move(drafts)));
  std::vector<uint32_t> places;
  for (const std::string& name : names) places.push_back(*by_name_.Find(name));
  return places;
}

void TypeDirectory::Complete(Draft* draft,
                             std::vector<v1::EventType>* writes) const {
  v1::EventType* const type = &draft->type;
  const auto mapped = map_.find(draft->id);
  const v1::EventType* above = mapped != map_.end() ? InOntology(mapped->second)
                               : type->parent().empty()
                                   ? InOntology(type->name())
                                   : InOntology(type->parent());
  type->set_name(dataset_ + ":" + type->name());
  type->set_may_lack_target(true);
  if (above != nullptr) {
    type->set_parent(above->name());
    type->set_plover(above->plover());
    if (type->mode().empty()) type->set_mode(above->mode());
    if (type->cameo().empty()) type->set_cameo(above->cameo());
    type->set_goldstein_tenths(above->goldstein_tenths());
  }
  if (draft->goldstein_tenths.has_value()) {
    type->set_goldstein_tenths(*draft->goldstein_tenths);
  }
  while (above != nullptr) {
    writes->push_back(*above);
    above = above->parent().empty() ? nullptr : InOntology(above->parent());
  }
}

Status TypeDirectory::AddDrafts(std::vector<Draft> drafts) {
  std::vector<v1::EventType> writes;
  for (Draft& draft : drafts) {
    Complete(&draft, &writes);
    writes.push_back(draft.type);
  }
  ACTANT_RETURN_IF_ERROR(store_->PutTypes(writes).Annotate(
      "the types of " + dataset_ +
      " (is the right column given as the type?)"));
  const std::unique_lock lock(mutex_);
  for (const Draft& draft : drafts) {
    const Result<TypeNumber> number = store_->FindType(draft.type.name());
    if (!number.has_value()) return number.error();
    by_name_.Set(draft.id, static_cast<uint32_t>(types_.size()));
    types_.push_back(
        {*number, draft.type.goldstein_tenths(), draft.type.mutual()});
  }
  return Status::Ok();
}

}  // namespace actant
