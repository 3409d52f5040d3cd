#include "extract/petrarch/verb_dictionary.h"

#include <algorithm>
#include <utility>

namespace actant::petrarch {
namespace {

// More elements than any pattern of the published dictionaries; bounds the
// work of a match.
constexpr size_t kMaxElements = 40;
constexpr size_t kMaxSynsetPhrases = 20000;

bool IsVowel(char c) {
  return std::string_view("AEIOU").find(c) != std::string_view::npos;
}

// The regular forms of a verb, itself first (PETRARCH's make_verb_forms).
std::vector<std::string> RegularForms(const std::string& verb) {
  const char last = verb.back();
  if (last == 'E') {
    return {verb, verb + "S", verb + "D",
            verb.substr(0, verb.size() - 1) + "ING"};
  }
  if (last == 'Y' && verb.size() > 1 && !IsVowel(verb[verb.size() - 2])) {
    const std::string stem = verb.substr(0, verb.size() - 1);
    return {verb, stem + "IES", stem + "IED", verb + "ING"};
  }
  return {verb, PluralOf(verb), verb + "ED", verb + "ING"};
}

std::string EitherCode(std::string_view code) {
  // +++ marks a record as too complex in TABARI; PETRARCH has nothing like it.
  return code == "---" || code == "+++" ? std::string() : std::string(code);
}

std::optional<EventCode> ParseEventCode(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.find_first_of(" \t") != text.npos) {
    return std::nullopt;
  }
  const size_t colon = text.find(':');
  EventCode code;
  code.forward = EitherCode(text.substr(0, colon));
  if (colon != text.npos) code.backward = EitherCode(text.substr(colon + 1));
  return code;
}

}  // namespace

// Reads one file; used once.
class VerbFileReader {
 public:
  VerbFileReader(std::string_view name, WordTable* table, Problems* problems,
                 VerbDictionary* out)
      : name_(name), table_(table), report_(name, problems), out_(out) {}

  void Read(std::string_view file) {
    for (const DictionaryLine& line : ReadLines(file)) ReadLine(line);
  }

 private:
  void ReadLine(const DictionaryLine& line) {
    std::string_view text = line.text;
    if (text.starts_with("---")) return BeginBlock(line);
    if (text.starts_with('&')) return BeginSynset(line);
    if (in_synset_ && text.starts_with('+')) return AddSynonym(line);
    in_synset_ = false;
    if (!block_) {
      report_.Add(line.number,
                  "neither in a block (--- NAME [CODE] ---) nor "
                  "in a synset (&NAME)");
    } else if (text.starts_with("- ") || text.starts_with("-\t")) {
      AddPattern(line);
    } else {
      AddVerb(line);
    }
  }

  void BeginBlock(const DictionaryLine& line) {
    in_synset_ = false;
    std::string_view text = line.text.substr(3);
    const std::string_view name = Trim(text.substr(0, text.find('[')));
    block_code_ = EventCode();
    if (const auto inside = TakeBracketed(&text)) {
      const auto code = ParseEventCode(*inside);
      if (!code) report_.Add(line.number, "a block with a code that is none");
      if (code) block_code_ = *code;
    }
    block_ = static_cast<uint32_t>(out_->blocks_.size());
    VerbBlock& block = out_->blocks_.emplace_back();
    block.name = name.substr(0, name.find(' '));
    block.file = name_;
  }

  void BeginSynset(const DictionaryLine& line) {
    const std::string_view name = Trim(line.text.substr(1));
    in_synset_ = true;
    plurals_ = !name.ends_with('_');
    const std::string key(name.substr(0, name.size() - (plurals_ ? 0 : 1)));
    if (key.empty()) {
      report_.Add(line.number, "a synset without a name");
      in_synset_ = false;
      return;
    }
    synset_ = static_cast<uint32_t>(out_->synsets_.size());
    synset_names_[key] = synset_;
    out_->synsets_.emplace_back();
  }

  void AddSynonym(const DictionaryLine& line) {
    std::string_view text = Trim(line.text.substr(1));
    Synset& own = out_->synsets_[synset_];
    if (text.starts_with('&')) {
      const auto other = FindSynset(text.substr(1));
      if (!other || *other == synset_) {
        report_.Add(line.number, "a synset that is not defined before");
        return;
      }
      const Synset& in = out_->synsets_[*other];
      if (own.phrases.size() + in.phrases.size() > kMaxSynsetPhrases ||
          own.words.size() + in.words.size() > kMaxSynsetPhrases) {
        report_.Add(line.number, "a synset of too many words");
        return;
      }
      own.words.insert(own.words.end(), in.words.begin(), in.words.end());
      own.phrases.insert(own.phrases.end(), in.phrases.begin(),
                         in.phrases.end());
      return;
    }
    std::vector<TextWord> parts = SplitWords(text);
    std::erase_if(parts, [](const TextWord& part) { return part.mark; });
    if (parts.empty()) {
      report_.Add(line.number, "a synonym without words");
      return;
    }
    AddToSynset(parts, &own);
    if (plurals_ && !text.ends_with('_')) {
      parts.back().form = PluralOf(parts.back().form);
      AddToSynset(parts, &own);
    }
  }

  void AddToSynset(const std::vector<TextWord>& parts, Synset* synset) {
    std::vector<WordId> words;
    for (const TextWord& part : parts) words.push_back(table_->Add(part.form));
    if (words.size() == 1) {
      synset->words.push_back(words.front());
    } else {
      synset->phrases.push_back(std::move(words));
    }
  }

  // The longest synset name that `text` is, without an underscore at its end.
  std::optional<uint32_t> FindSynset(std::string_view text) const {
    while (text.ends_with('_')) text.remove_suffix(1);
    const auto it = synset_names_.find(text);
    if (it == synset_names_.end()) return std::nullopt;
    return it->second;
  }

  void AddVerb(const DictionaryLine& line) {
    std::string_view rest = line.text;
    EventCode code = block_code_;
    if (const size_t bracket = rest.find('['); bracket != rest.npos) {
      std::string_view codes = rest.substr(bracket);
      const auto inside = TakeBracketed(&codes);
      const auto own = inside ? ParseEventCode(*inside) : std::nullopt;
      if (!own) {
        report_.Add(line.number, "a verb with a code that is none");
        return;
      }
      code = *own;
      rest = rest.substr(0, bracket);
    }
    std::optional<std::string_view> forms;
    if (const size_t brace = rest.find('{'); brace != rest.npos) {
      const size_t close = rest.find('}', brace);
      if (close == rest.npos) {
        report_.Add(line.number, "{ without }");
        return;
      }
      forms = rest.substr(brace + 1, close - brace - 1);
      rest = rest.substr(0, brace);
    }
    rest = Trim(rest);
    if (!AddForm(rest, code, !forms)) {
      report_.Add(line.number, "neither a verb nor a pattern (- WORD * WORD)");
      return;
    }
    while (forms) {
      const std::string_view trimmed = Trim(*forms);
      const size_t blank = trimmed.find_first_of(" \t");
      if (!trimmed.empty()) AddForm(trimmed.substr(0, blank), code, false);
      if (blank == trimmed.npos) break;
      forms = trimmed.substr(blank);
    }
  }

  // One form of a verb; of several words the verb is the one behind +, else
  // the first.
  bool AddForm(std::string_view text, const EventCode& code, bool regular) {
    std::vector<std::string> words;
    size_t head = 0;
    for (TextWord& word : SplitWords(text)) {
      if (word.mark && word.form == "+") head = words.size();
      if (!word.mark) words.push_back(std::move(word.form));
    }
    if (words.empty()) return false;
    head = std::min(head, words.size() - 1);
    VerbEntry entry;
    entry.block = *block_;
    entry.code = code;
    for (size_t i = head; i-- > 0;)
      entry.before.push_back(table_->Add(words[i]));
    for (size_t i = head + 1; i < words.size(); ++i) {
      entry.after.push_back(table_->Add(words[i]));
    }
    const std::vector<std::string> forms =
        regular ? RegularForms(words[head])
                : std::vector<std::string>{words[head]};
    for (const std::string& form : forms) {
      out_->by_form_[table_->Add(form)].push_back(entry);
    }
    return true;
  }

  void AddPattern(const DictionaryLine& line) {
    std::string_view text = line.text.substr(1);
    std::string_view codes = text;
    const auto inside = TakeBracketed(&codes);
    const auto code = inside ? ParseEventCode(*inside) : std::nullopt;
    if (!code) {
      report_.Add(line.number, "a pattern without a [CODE]");
      return;
    }
    if (Trim(*inside) == "+++") return;
    VerbPattern pattern;
    pattern.code = *code;
    pattern.line = line.number;
    const std::string_view why =
        ParseElements(text.substr(0, text.find('[')), &pattern);
    if (!why.empty()) {
      report_.Add(line.number, why);
      return;
    }
    out_->blocks_[*block_].patterns.push_back(std::move(pattern));
  }

  // Why it is no pattern, or nothing.
  std::string_view ParseElements(std::string_view text, VerbPattern* pattern) {
    std::vector<Element> before;
    bool seen_verb = false;
    ElementLink link = ElementLink::kOpen;
    int depth = 0;
    bool first_in_group = true;
    for (size_t at = 0; at < text.size();) {
      const char c = text[at];
      if (c == ' ' || c == '\t') {
        // WORD_ before a blank only says that the word has no other endings.
        link = ElementLink::kOpen;
        ++at;
        continue;
      }
      if (c == '_') {
        link = ElementLink::kClosed;
        ++at;
        continue;
      }
      if (c == '(' || c == '{') {
        if (depth++ == 0) first_in_group = true;
        ++at;
        continue;
      }
      if (c == ')' || c == '}') {
        if (depth-- == 0) return "a bracket that closes nothing";
        link = ElementLink::kOpen;
        ++at;
        continue;
      }
      if (c == '*') {
        if (seen_verb) return "a pattern with more than one *";
        seen_verb = true;
        // What stands before it is joined to it from right to left.
        for (size_t i = before.size(); i-- > 0;) {
          Element element = before[i];
          std::swap(element.link, link);
          pattern->upper.push_back(element);
        }
        link = ElementLink::kOpen;
        ++at;
        continue;
      }
      Element element;
      size_t stop = at + 1;
      if (const size_t sign = std::string_view("$+^%").find(c);
          sign != std::string_view::npos) {
        element.kind = static_cast<ElementKind>(
            static_cast<size_t>(ElementKind::kSource) + sign);
      } else {
        while (stop < text.size() &&
               std::string_view(" \t_(){}*$+^%").find(text[stop]) ==
                   std::string_view::npos) {
          ++stop;
        }
        if (const auto why = ReadWord(text.substr(at, stop - at), &element);
            !why.empty()) {
          return why;
        }
      }
      if (depth > 0 && !first_in_group && link == ElementLink::kOpen) {
        link = ElementLink::kInPhrase;
      }
      first_in_group = false;
      element.link = link;
      (seen_verb ? pattern->lower : before).push_back(element);
      link = ElementLink::kOpen;
      at = stop;
    }
    if (!seen_verb) return "a pattern without *";
    if (depth != 0) return "a bracket that is not closed";
    if (pattern->size() > kMaxElements) return "a pattern of too many words";
    return pattern->size() == 0 ? "a pattern of * alone" : "";
  }

  std::string_view ReadWord(std::string_view text, Element* element) {
    if (text.front() == '&' && text.size() > 1) {
      const auto synset = FindSynset(text.substr(1));
      if (!synset) return "a pattern with a synset that is not defined before";
      element->kind = ElementKind::kSynset;
      element->synset = *synset;
      return "";
    }
    const std::vector<WordId> words = AddPhrase(text, table_);
    if (words.size() != 1) return "a pattern with a word that is none";
    element->word = words.front();
    return "";
  }

  const std::string name_;
  WordTable* const table_;
  const LineReport report_;
  VerbDictionary* const out_;
  std::map<std::string, uint32_t, std::less<>> synset_names_;
  bool in_synset_ = false;
  bool plurals_ = true;
  uint32_t synset_ = 0;
  std::optional<uint32_t> block_;
  EventCode block_code_;
};

void VerbDictionary::Read(std::string_view file, std::string_view name,
                          WordTable* table, Problems* problems) {
  VerbFileReader(name, table, problems, this).Read(file);
}

void VerbDictionary::Finish() {
  for (Synset& synset : synsets_) {
    std::sort(synset.words.begin(), synset.words.end());
    synset.words.erase(std::unique(synset.words.begin(), synset.words.end()),
                       synset.words.end());
    std::stable_sort(
        synset.phrases.begin(), synset.phrases.end(),
        [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }
  for (VerbBlock& block : blocks_) {
    std::stable_sort(block.patterns.begin(), block.patterns.end(),
                     [](const VerbPattern& a, const VerbPattern& b) {
                       return a.size() > b.size();
                     });
  }
  for (auto& [form, entries] : by_form_) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const VerbEntry& a, const VerbEntry& b) {
                       return a.before.size() + a.after.size() >
                              b.before.size() + b.after.size();
                     });
  }
}

const std::vector<VerbEntry>* VerbDictionary::Find(WordId form) const {
  const auto it = by_form_.find(form);
  return it == by_form_.end() ? nullptr : &it->second;
}

}  // namespace actant::petrarch
