#include "extract/petrarch/word_table.h"

#include <algorithm>
#include <utility>

#include "proto/ascii_case.h"

namespace actant::petrarch {
namespace {

constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";

bool IsBreak(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '_';
}

bool IsEdgeMark(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') &&
         !(c >= 'A' && c <= 'Z') && c != '&' && c != '%';
}

void AddForm(std::string_view text, size_t begin, size_t end, bool mark,
             std::vector<TextWord>* words) {
  if (begin == end) return;
  TextWord& word = words->emplace_back();
  word.begin = static_cast<uint32_t>(begin);
  word.end = static_cast<uint32_t>(end);
  word.mark = mark;
  word.form.reserve(end - begin);
  for (size_t at = begin; at < end; ++at) {
    if (text.substr(at, 3) == kCurlyApostrophe && at + 3 <= end) {
      word.form += '\'';
      at += 2;
      continue;
    }
    word.form += AsciiUpper(text[at]);
  }
}

// Bytes of an apostrophe that stands before `end`; 0 where none does.
size_t ApostropheBefore(std::string_view text, size_t begin, size_t end) {
  if (end > begin && text[end - 1] == '\'') return 1;
  return end >= begin + 3 && text.substr(end - 3, 3) == kCurlyApostrophe ? 3
                                                                         : 0;
}

bool IsLetterPair(std::string_view text, size_t at, char lower) {
  return (text[at] | 0x20) == lower;
}

// Where 's or n't begins in [begin, end), or `end`.
size_t CliticBegin(std::string_view text, size_t begin, size_t end) {
  if (end - begin < 3) return end;
  const size_t mark = ApostropheBefore(text, begin, end - 1);
  if (mark == 0) return end;
  const size_t at = end - 1 - mark;
  if (IsLetterPair(text, end - 1, 's')) return at;
  if (IsLetterPair(text, end - 1, 't') && at > begin + 1 &&
      IsLetterPair(text, at - 1, 'n')) {
    return at - 1;
  }
  return end;
}

// One stretch between blanks: marks around it, the word, what hangs on it.
void AddStretch(std::string_view text, size_t begin, size_t end,
                std::vector<TextWord>* words) {
  while (begin < end && IsEdgeMark(text[begin])) {
    AddForm(text, begin, begin + 1, true, words);
    ++begin;
  }
  size_t stop = end;
  while (stop > begin && IsEdgeMark(text[stop - 1])) --stop;
  const size_t clitic = CliticBegin(text, begin, stop);
  AddForm(text, begin, clitic, false, words);
  AddForm(text, clitic, stop, false, words);
  for (size_t at = stop; at < end; ++at) {
    // The full stop of an abbreviation is part of no form.
    if (text[at] != '.') AddForm(text, at, at + 1, true, words);
  }
}

}  // namespace

std::vector<TextWord> SplitWords(std::string_view text) {
  std::vector<TextWord> words;
  for (size_t at = 0; at < text.size();) {
    if (IsBreak(text[at])) {
      ++at;
      continue;
    }
    size_t stop = at;
    while (stop < text.size() && !IsBreak(text[stop])) ++stop;
    AddStretch(text, at, stop, &words);
    at = stop;
  }
  return words;
}

WordId WordTable::Add(std::string_view form) {
  const auto it = ids_.find(form);
  if (it != ids_.end()) return it->second;
  const auto id = static_cast<WordId>(ids_.size());
  ids_.emplace(form, id);
  return id;
}

WordId WordTable::Find(std::string_view form) const {
  const auto it = ids_.find(form);
  return it == ids_.end() ? kNoWord : it->second;
}

void PhraseTable::Add(std::vector<WordId> words, uint32_t value) {
  if (words.empty()) return;
  std::vector<Entry>& entries = by_first_[words.front()];
  const auto place =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return entry.words.size() < words.size() || entry.words == words;
      });
  if (place != entries.end() && place->words == words) return;
  entries.insert(place, Entry{std::move(words), value});
}

PhraseTable::Found PhraseTable::FindLongest(const std::vector<WordId>& words,
                                            size_t at) const {
  const auto it = by_first_.find(words[at]);
  if (it == by_first_.end()) return {};
  for (const Entry& entry : it->second) {
    if (entry.words.size() <= words.size() - at &&
        std::equal(entry.words.begin(), entry.words.end(),
                   words.begin() + static_cast<ptrdiff_t>(at))) {
      return {entry.words.size(), entry.value};
    }
  }
  return {};
}

}  // namespace actant::petrarch
