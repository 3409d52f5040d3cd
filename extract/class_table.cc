#include "extract/class_table.h"

#include <utility>

namespace actant {

Result<int> ClassTable::Bit(std::string_view name) {
  if (const auto it = bits_.find(name); it != bits_.end()) return it->second;
  if (!knowledge_->IsClass(name)) {
    return Error(InvalidArgument("class '" + std::string(name) +
                                 "' is not declared in data/classes.txt"));
  }
  const int bit = static_cast<int>(bits_.size());
  if (bit >= ClassMask::kBits) {
    return Error(ResourceExhausted("rules and grammar ask about more than " +
                                   std::to_string(ClassMask::kBits) +
                                   " classes"));
  }
  bits_.emplace(name, bit);
  return bit;
}

int ClassTable::FindBit(std::string_view name) const {
  const auto it = bits_.find(name);
  return it == bits_.end() ? -1 : it->second;
}

Result<ClassMask> ClassTable::Alternatives(std::string_view names) {
  ClassMask mask;
  while (!names.empty()) {
    const size_t bar = names.find('|');
    ACTANT_ASSIGN_OR_RETURN(const int bit, Bit(names.substr(0, bar)));
    mask.Set(bit);
    if (bar == std::string_view::npos) break;
    names.remove_prefix(bar + 1);
  }
  return mask;
}

ClassMask ClassTable::MaskOfClass(std::string_view word_class) const {
  ClassMask mask;
  for (const std::string_view name : knowledge_->Lineage(word_class)) {
    if (const int bit = FindBit(name); bit >= 0) mask.Set(bit);
  }
  return mask;
}

ClassMask ClassTable::MaskOf(std::string_view word_class) const {
  if (masks_.empty()) return MaskOfClass(word_class);
  const auto index = knowledge_->FindClass(word_class);
  return index ? masks_[*index] : none_;
}

void ClassTable::Freeze() {
  std::vector<ClassMask> masks;
  masks.reserve(knowledge_->class_count());
  for (uint32_t i = 0; i < knowledge_->class_count(); ++i) {
    masks.push_back(MaskOfClass(knowledge_->class_name(i)));
  }
  masks_ = std::move(masks);
}

}  // namespace actant
