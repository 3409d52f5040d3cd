#include "storage/import_rows.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace actant {
namespace {

constexpr uint64_t kTextBit = uint64_t{1} << 63;

uint32_t OptionalNumber(const std::optional<ActorNumber>& number) {
  return number.has_value() ? number->value() + 1 : 0;
}

// Takes out what stands at these places, ascending.
template <typename Value>
void Erase(const std::vector<uint32_t>& places, std::vector<Value>* values) {
  if (values->empty()) return;
  size_t kept = 0;
  auto next = places.begin();
  for (size_t at = 0; at < values->size(); ++at) {
    if (next != places.end() && *next == at) {
      ++next;
    } else {
      (*values)[kept++] = std::move((*values)[at]);
    }
  }
  values->resize(kept);
}

template <typename Value>
void Reorder(const std::vector<uint32_t>& order, std::vector<Value>* values) {
  if (values->empty()) return;
  std::vector<Value> sorted;
  sorted.reserve(order.size());
  for (const uint32_t at : order) sorted.push_back((*values)[at]);
  *values = std::move(sorted);
}

}  // namespace

uint64_t RowKeyOf(std::string_view id) {
  uint64_t number = 0;
  const char* const end = id.data() + id.size();
  const auto [stop, error] = std::from_chars(id.data(), end, number);
  const bool shortest = id.size() == 1 || (!id.empty() && id.front() != '0');
  if (error == std::errc() && stop == end && shortest && number < kTextBit) {
    return number;
  }
  return kTextBit | XXH3_64bits(id.data(), id.size());
}

void SparseTexts::Add(uint32_t row, std::string_view text) {
  rows_.push_back(row);
  text_ += text;
  ends_.push_back(text_.size());
}

void SparseTexts::Append(const SparseTexts& more, uint32_t first) {
  const uint64_t start = text_.size();
  for (const uint32_t row : more.rows_) rows_.push_back(first + row);
  for (const uint64_t end : more.ends_) ends_.push_back(start + end);
  text_ += more.text_;
}

std::string_view SparseTexts::Of(uint32_t row) const {
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), row);
  if (found == rows_.end() || *found != row) return {};
  const auto at = static_cast<size_t>(found - rows_.begin());
  const uint64_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view(text_).substr(begin, ends_[at] - begin);
}

SparseTexts SparseTexts::Without(const std::vector<uint32_t>& places) const {
  SparseTexts left;
  for (const uint32_t row : rows_) {
    const auto at = std::lower_bound(places.begin(), places.end(), row);
    if (at != places.end() && *at == row) continue;
    left.Add(row - static_cast<uint32_t>(at - places.begin()), Of(row));
  }
  return left;
}

void ImportRows::Reserve(size_t rows) {
  cores_.reserve(rows);
  ids_.reserve(rows);
}

void ImportRows::MakeStates() {
  states_.reserve(cores_.capacity());
  for (const Core& core : cores_) states_.push_back({core.source, core.target});
}

void ImportRows::Add(const ImportedRow& row) {
  Core core;
  if (row.first_day.has_value()) {
    core.day = *row.first_day;
    core.span = static_cast<uint16_t>(*row.last_day - *row.first_day);
  }
  core.source = row.source.value();
  core.target = OptionalNumber(row.target);
  core.type = static_cast<uint16_t>(row.type.value());
  core.kind = static_cast<uint8_t>(
      EdgeKind{row.status, false, row.mutual, row.precision}.Pack());
  core.goldstein = static_cast<int8_t>(row.goldstein_tenths);
  core.confidence = static_cast<uint8_t>(PackConfidence(row.confidence));
  AddStates(core, {row.source_state.value(), OptionalNumber(row.target_state)});
  const auto at = static_cast<uint32_t>(cores_.size());
  const Ids ids{RowKeyOf(row.id),
                row.article.empty() ? kNoArticle : RowKeyOf(row.article)};
  if (IsTextKey(ids.row)) row_texts_.Add(at, row.id);
  if (ids.article != kNoArticle && IsTextKey(ids.article)) {
    article_texts_.Add(at, row.article);
  }
  cores_.push_back(core);
  ids_.push_back(ids);
}

void ImportRows::AddStates(const Core& core, const States& states) {
  const bool alike =
      states.source == core.source && states.target == core.target;
  if (states_.empty() && !alike) MakeStates();
  if (!alike || !states_.empty()) states_.push_back(states);
}

void ImportRows::AddStored(const Core& core, const Ids& ids,
                           const States& states) {
  AddStates(core, states);
  cores_.push_back(core);
  ids_.push_back(ids);
}

void ImportRows::Append(ImportRows&& more) {
  const auto first = static_cast<uint32_t>(size());
  if (!states_.empty() || !more.states_.empty()) {
    if (states_.empty()) MakeStates();
    if (more.states_.empty()) more.MakeStates();
    states_.insert(states_.end(), more.states_.begin(), more.states_.end());
  }
  cores_.insert(cores_.end(), more.cores_.begin(), more.cores_.end());
  ids_.insert(ids_.end(), more.ids_.begin(), more.ids_.end());
  row_texts_.Append(more.row_texts_, first);
  article_texts_.Append(more.article_texts_, first);
  more.Clear();
}

void ImportRows::Clear() { *this = ImportRows(); }

size_t ImportRows::bytes() const {
  return cores_.capacity() * sizeof(Core) + ids_.capacity() * sizeof(Ids) +
         states_.capacity() * sizeof(States) + row_texts_.bytes() +
         article_texts_.bytes();
}

void ImportRows::Remove(const std::vector<uint32_t>& places) {
  if (places.empty()) return;
  Erase(places, &cores_);
  Erase(places, &ids_);
  Erase(places, &states_);
  row_texts_ = row_texts_.Without(places);
  article_texts_ = article_texts_.Without(places);
}

void ImportRows::NameArticles() {
  if (article_texts_.empty()) return;
  std::unordered_map<std::string, uint64_t> numbers;
  for (uint32_t row = 0; row < size(); ++row) {
    uint64_t& article = ids_[row].article;
    if (article == kNoArticle) continue;
    std::string name = IsTextKey(article) ? std::string(article_texts_.Of(row))
                                          : std::to_string(article);
    const auto [at, is_new] = numbers.try_emplace(name, numbers.size());
    if (is_new) article_names_.push_back(std::move(name));
    article = at->second;
  }
}

void ImportRows::SortByDay() {
  NameArticles();
  const auto by_day = [](const Core& a, const Core& b) {
    return a.day < b.day;
  };
  if (std::is_sorted(cores_.begin(), cores_.end(), by_day)) return;
  std::vector<uint32_t> order(size());
  std::iota(order.begin(), order.end(), uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
    return cores_[a].day < cores_[b].day;
  });
  Reorder(order, &cores_);
  Reorder(order, &ids_);
  Reorder(order, &states_);
  order_ = std::move(order);
}

}  // namespace actant
