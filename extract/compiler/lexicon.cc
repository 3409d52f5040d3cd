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

uint32_t Index(size_t i) { return static_cast<uint32_t>(i); }

}  // namespace

void Lexicon::AddActors(const std::vector<ListedActor>& actors) {
  for (size_t i = 0; i < actors.size(); ++i) {
    const ListedActor& actor = actors[i];
    const SenseKey name{SenseKind::kActor, Index(i), actor.context};
    for (const auto* names : {&actor.names_zh, &actor.names_en}) {
      for (const std::string& surface : *names) {
        Add(surface, name, actor.ambiguous);
      }
    }
    for (const std::string& surface : actor.abbreviations_zh) {
      Add(surface, {SenseKind::kAbbreviation, Index(i), {}}, false);
    }
    for (const std::string& surface : actor.metonyms) {
      Add(surface, {SenseKind::kMetonym, Index(i), actor.context},
          actor.ambiguous);
    }
    for (const std::string& surface : actor.demonyms_en) {
      Add(surface, {SenseKind::kDemonym, Index(i), {}}, false);
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
  for (const ListedWord& word : vocabulary.words()) {
    Add(word.surface, {SenseKind::kWord, index++, {}}, false);
  }
  index = 0;
  for (const ListedTrigger& trigger : vocabulary.triggers()) {
    Add(trigger.lemma, {SenseKind::kTrigger, index++, {}}, false);
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
  const auto [it, added] = entries_[KeyOf(surface)].try_emplace(sense, flags);
  if (added) return;
  it->second.ambiguous = it->second.ambiguous || flags.ambiguous;
  it->second.derived = it->second.derived && flags.derived;
}

bool Lexicon::IsListed(std::string_view surface) const {
  const auto it = entries_.find(KeyOf(surface));
  return it != entries_.end() &&
         std::ranges::any_of(it->second, [](const auto& sense) {
           return !sense.second.derived;
         });
}

}  // namespace actant
