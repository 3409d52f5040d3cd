#include "extract/compiler/lexicon.h"

#include <algorithm>
#include <utility>

namespace actant {
namespace {

constexpr size_t kMinAcronym = 2;
constexpr size_t kMaxAcronym = 4;
constexpr std::string_view kSide = "方";

// US and us, WHO and who are different words.
bool IsAcronym(std::string_view surface) {
  return surface.size() >= kMinAcronym && surface.size() <= kMaxAcronym &&
         std::all_of(surface.begin(), surface.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

Lexicon::Key KeyOf(std::string_view surface) {
  Lexicon::Key key{std::string(surface), {}};
  for (char& c : key.folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  if (IsAcronym(surface)) key.exact = surface;
  return key;
}

bool IsAscii(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

// Palestinians, Iraqis, Greeks; but the Chinese, the British, the Swiss.
bool HasPlural(std::string_view demonym) {
  return demonym.size() > 2 && !demonym.ends_with('s') &&
         !demonym.ends_with("sh") && !demonym.ends_with("ch") &&
         !demonym.ends_with("ese") && !demonym.ends_with("man");
}

uint32_t Index(size_t i) { return static_cast<uint32_t>(i); }

}  // namespace

void Lexicon::AddActors(const std::vector<ListedActor>& actors) {
  for (size_t i = 0; i < actors.size(); ++i) {
    const ListedActor& actor = actors[i];
    const SenseKey name{SenseKind::kActor, Index(i), actor.context};
    for (const std::string& surface : actor.names_zh) {
      Add(surface, name, actor.ambiguous);
    }
    AddEnglishNames(actor, name);
    for (const std::string& surface : actor.abbreviations_zh) {
      Add(surface, {SenseKind::kAbbreviation, Index(i), {}}, false);
    }
    for (const std::string& surface : actor.metonyms) {
      Add(surface, {SenseKind::kMetonym, Index(i), actor.context},
          actor.ambiguous);
    }
    for (const std::string& surface : actor.demonyms_en) {
      const SenseKey demonym{SenseKind::kDemonym, Index(i), {}};
      Add(surface, demonym, false);
      if (HasPlural(surface)) Add(surface + "s", demonym, false);
    }
  }
}

// A state's everyday word is a Chinese one (海地); a short name of others (Fed,
// LeT) is written as listed, or it is another word.
void Lexicon::AddEnglishNames(const ListedActor& actor, const SenseKey& sense) {
  const bool state = actor.kind == v1::ACTOR_KIND_STATE;
  for (const std::string& surface : actor.names_en) {
    const SenseFlags flags{.ambiguous = actor.ambiguous && !state,
                           .derived = false};
    if (!state && surface.size() <= kMaxAcronym && IsAscii(surface)) {
      AddSense({KeyOf(surface).folded, surface}, sense, flags);
    } else {
      AddForm(surface, sense, flags);
    }
  }
}

void Lexicon::AddInstitutions(
    const std::vector<ListedInstitution>& institutions) {
  for (size_t i = 0; i < institutions.size(); ++i) {
    for (const std::string& surface : institutions[i].names) {
      Add(surface, {SenseKind::kInstitution, Index(i), {}}, false);
    }
  }
}

void Lexicon::AddVocabulary(const Vocabulary& vocabulary) {
  for (size_t i = 0; i < vocabulary.offices().size(); ++i) {
    for (const std::string& surface : vocabulary.offices()[i].surfaces) {
      Add(surface, {SenseKind::kOffice, Index(i), {}}, false);
    }
  }
  uint32_t index = 0;
  const EnglishForms& english = vocabulary.english();
  for (const ListedWord& word : vocabulary.words()) {
    const SenseKey sense{SenseKind::kWord, index++, {}};
    if (word.inflected == '\0') {
      Add(word.surface, sense, false);
    } else {
      AddInflected(english, word.surface, word.inflected, sense);
    }
  }
  index = 0;
  for (const ListedTrigger& trigger : vocabulary.triggers()) {
    const SenseKey sense{SenseKind::kTrigger, index++, {}};
    if (trigger.english && trigger.part != 'a') {
      AddInflected(english, trigger.lemma, trigger.part, sense);
    } else {
      Add(trigger.lemma, sense, false);
    }
  }
}

void Lexicon::AddInflected(const EnglishForms& english, std::string_view lemma,
                           char part, const SenseKey& sense) {
  const EnglishForms::Forms forms =
      part == 'v' ? english.OfVerb(lemma) : english.OfNoun(lemma);
  for (const auto& [surface, bits] : forms) {
    AddForm(surface, sense,
            {.ambiguous = false, .derived = false, .forms = bits});
  }
}

void Lexicon::AddSides(const std::vector<ListedActor>& actors) {
  for (size_t i = 0; i < actors.size(); ++i) {
    for (const std::string& abbreviation : actors[i].abbreviations_zh) {
      const std::string side = abbreviation + std::string(kSide);
      if (IsListed(side)) continue;
      const SenseKey sense{SenseKind::kActor, Index(i), {}};
      const SenseFlags derived{.ambiguous = false, .derived = true};
      AddForm(side, sense, derived);
      for (const std::string& form : forms_->Derive(side)) {
        AddForm(form, sense, derived);
      }
    }
  }
}

void Lexicon::AddDotForms(const std::vector<ListedActor>& actors) {
  std::vector<std::pair<std::string, SenseKey>> added;
  for (size_t i = 0; i < actors.size(); ++i) {
    for (const std::string& surface : actors[i].names_zh) {
      for (std::string& form : forms_->DeriveDots(surface)) {
        // What is there already is no form of a dot: the list is kept apart
        // until all of it is made, so that two people may share one.
        if (entries_.contains(KeyOf(form))) continue;
        added.emplace_back(
            std::move(form),
            SenseKey{SenseKind::kActor, Index(i), actors[i].context});
      }
    }
  }
  for (const auto& [form, sense] : added) {
    AddForm(form, sense,
            {.ambiguous = actors[sense.target].ambiguous, .derived = true});
  }
}

void Lexicon::Add(std::string_view surface, const SenseKey& sense,
                  bool ambiguous) {
  AddForm(surface, sense, {.ambiguous = ambiguous, .derived = false});
  for (const std::string& form : forms_->Derive(surface)) {
    AddForm(form, sense, {.ambiguous = ambiguous, .derived = true});
  }
}

void Lexicon::AddForm(std::string_view surface, const SenseKey& sense,
                      SenseFlags flags) {
  AddSense(KeyOf(surface), sense, flags);
}

void Lexicon::AddSense(const Key& key, const SenseKey& sense,
                       SenseFlags flags) {
  const auto [it, added] = entries_[key].try_emplace(sense, flags);
  if (added) return;
  it->second.ambiguous = it->second.ambiguous || flags.ambiguous;
  it->second.derived = it->second.derived && flags.derived;
  it->second.forms |= flags.forms;
}

bool Lexicon::IsListed(std::string_view surface) const {
  const auto it = entries_.find(KeyOf(surface));
  return it != entries_.end() &&
         std::ranges::any_of(it->second, [](const auto& sense) {
           return !sense.second.derived;
         });
}

}  // namespace actant
