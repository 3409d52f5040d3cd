#include "apps/import_actors.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <unordered_set>
#include <utility>

#include "apps/article_store.h"
#include "apps/side_table.h"
#include "proto/record_words.h"

namespace actant {
namespace {

enum ActorField { kId, kCode, kName, kNameEn, kNameZh, kKind, kState };

// Actors of one write: bounds what is staged in memory.
constexpr size_t kWriteActors = 10'000;

// The glossary's words, and those of other data sets for the same.
Result<v1::ActorKind> KindOf(std::string_view word) {
  static const std::map<std::string_view, v1::ActorKind> kOthers = {
      {"country", v1::ACTOR_KIND_STATE},     {"company", v1::ACTOR_KIND_FIRM},
      {"business", v1::ACTOR_KIND_FIRM},     {"igo", v1::ACTOR_KIND_INTL_BODY},
      {"rebel", v1::ACTOR_KIND_ARMED_GROUP},
  };
  std::string known;
  for (int i = v1::ActorKind_MIN + 1; i <= v1::ActorKind_MAX; ++i) {
    const auto kind = static_cast<v1::ActorKind>(i);
    if (KindWord(kind) == word) return kind;
    known += (known.empty() ? "" : ", ") + KindWord(kind);
  }
  const auto other = kOthers.find(word);
  if (other != kOthers.end()) return other->second;
  return Error(InvalidArgument("unknown kind \"" + std::string(word) +
                               "\"; known are " + known +
                               "; or leave the column out"));
}

// Chinese where it has a character of the CJK block, which in UTF-8 begins
// with E4..E9.
std::string_view LanguageOf(std::string_view name) {
  const bool han = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE4 &&
           static_cast<unsigned char>(c) <= 0xE9;
  });
  return han ? "zh" : "en";
}

void AddName(std::string_view text, std::string_view language,
             v1::Actor* actor) {
  if (text.empty()) return;
  const bool known = std::any_of(
      actor->names().begin(), actor->names().end(),
      [&](const v1::ActorName& name) { return name.text() == text; });
  if (known) return;
  v1::ActorName* const name = actor->add_names();
  name->set_text(std::string(text));
  name->set_language(std::string(language));
}

}  // namespace

ActorDirectory::ActorDirectory(EventStore* store, const Knowledge* knowledge)
    : store_(store), knowledge_(knowledge) {}

NameSource ActorDirectory::parties() const {
  return {[this](std::string_view name) {
            const std::shared_lock lock(mutex_);
            return has_table_ ? by_id_.Find(name) : by_code_.Find(name);
          },
          !has_table_};
}

NameSource ActorDirectory::states() const {
  return {[this](std::string_view name) {
            const std::shared_lock lock(mutex_);
            const std::optional<uint32_t> place = by_id_.Find(name);
            return place.has_value() ? place : by_code_.Find(name);
          },
          true};
}

Status ActorDirectory::LoadTable(const TableSource& table) {
  std::vector<std::string> ids;
  std::vector<Draft> drafts;
  ACTANT_RETURN_IF_ERROR(ReadSideTable(
      table, [&](const SideRow& row) { return ReadRow(row, &ids, &drafts); }));
  std::map<std::string_view, std::string_view> codes;
  for (size_t i = 0; i < ids.size(); ++i) {
    codes.emplace(ids[i], drafts[i].actor.code());
  }
  std::vector<std::string> code_of_row;
  for (Draft& draft : drafts) {
    code_of_row.push_back(draft.actor.code());
    const auto state = codes.find(draft.actor.state());
    if (state == codes.end()) continue;
    const bool own = state->second == draft.actor.code();
    draft.actor.set_state(own ? "" : std::string(state->second));
  }
  ACTANT_RETURN_IF_ERROR(AddDrafts(std::move(drafts)));
  for (size_t i = 0; i < ids.size(); ++i) {
    if (by_id_.Find(ids[i]).has_value()) {
      return InvalidArgument(table.paths.front() + ": two actors of the id " +
                             ids[i]);
    }
    by_id_.Set(ids[i], *by_code_.Find(code_of_row[i]));
  }
  has_table_ = true;
  return Status::Ok();
}

Status ActorDirectory::ReadRow(const SideRow& row,
                               std::vector<std::string>* ids,
                               std::vector<Draft>* drafts) const {
  // A table may give either or both.
  const std::string_view code =
      row.values[kCode].empty() ? row.values[kId] : row.values[kCode];
  const std::string_view id = row.values[kId].empty() ? code : row.values[kId];
  for (const std::string_view name :
       {id, code, row.values[kName], row.values[kState]}) {
    if (!IsImportName(name)) {
      return InvalidArgument(std::string(RejectHelp(RejectReason::kBadName)));
    }
  }
  if (code.empty()) return InvalidArgument("an actor without id and code");
  Draft draft;
  draft.listed = true;
  draft.actor.set_code(std::string(code));
  draft.actor.set_state(std::string(row.values[kState]));
  AddName(row.values[kName], LanguageOf(row.values[kName]), &draft.actor);
  AddName(row.values[kNameEn], "en", &draft.actor);
  AddName(row.values[kNameZh], "zh", &draft.actor);
  if (!row.values[kKind].empty()) {
    const Result<v1::ActorKind> kind = KindOf(row.values[kKind]);
    if (!kind.has_value()) return kind.error();
    draft.actor.set_kind(*kind);
  }
  ids->emplace_back(id);
  drafts->push_back(std::move(draft));
  return Status::Ok();
}

Result<std::vector<uint32_t>> ActorDirectory::Add(
    const std::vector<std::string>& codes) {
  std::vector<Draft> drafts;
  for (const std::string& code : codes) {
    // Another piece may have brought it meanwhile.
    if (by_code_.Find(code).has_value()) continue;
    Draft draft;
    const bool known =
        knowledge_ != nullptr && knowledge_->FindActor(code).has_value();
    if (describe_ != nullptr && !known) {
      draft.actor = describe_(code).value_or(v1::Actor());
    }
    draft.actor.set_code(code);
    drafts.push_back(std::move(draft));
  }
  if (!drafts.empty()) ACTANT_RETURN_ERROR_IF(AddDrafts(std::move(drafts)));
  std::vector<uint32_t> places;
  for (const std::string& code : codes) {
    places.push_back(*by_code_.Find(code));
  }
  return places;
}

Status ActorDirectory::AddDrafts(std::vector<Draft> drafts) {
  // What the states' drafts stand for is only known once records are joined,
  // so states come in a second round; theirs act for nobody.
  std::vector<std::string> states;
  const size_t first = actors_.size();
  ACTANT_RETURN_IF_ERROR(Write(drafts, &states));
  std::vector<Draft> missing;
  std::unordered_set<std::string_view> seen;
  for (const std::string& state : states) {
    if (state.empty() || by_code_.Find(state).has_value()) continue;
    if (!seen.insert(state).second) continue;
    missing.emplace_back().actor.set_code(state);
  }
  std::vector<std::string> ignored;
  ACTANT_RETURN_IF_ERROR(Write(missing, &ignored));
  const std::unique_lock lock(mutex_);
  for (size_t i = 0; i < states.size(); ++i) {
    if (states[i].empty()) continue;
    actors_[first + i].state = actors_[*by_code_.Find(states[i])].number;
  }
  return Status::Ok();
}

// Appends the actors, and to `states` the code of what each one acts for.
Status ActorDirectory::Write(const std::vector<Draft>& drafts,
                             std::vector<std::string>* states) {
  std::vector<std::string> codes;
  for (size_t begin = 0; begin < drafts.size(); begin += kWriteActors) {
    const auto some = std::span(drafts).subspan(
        begin, std::min(kWriteActors, drafts.size() - begin));
    std::vector<ActorWrite> writes;
    for (const Draft& draft : some) {
      Result<Whole> whole = Complete(draft);
      if (!whole.has_value()) return whole.error();
      const std::string& told = draft.actor.state();
      codes.push_back(draft.actor.code());
      states->push_back(told.empty() ? whole->actor.state() : told);
      if (!whole->is_stored) ++added_;
      if (whole->is_same) continue;
      writes.push_back(WithFoldedNames(std::move(whole->actor)));
    }
    if (!writes.empty()) {
      ACTANT_RETURN_IF_ERROR(store_->PutActors(writes));
    }
  }
  const std::unique_lock lock(mutex_);
  for (const std::string& code : codes) {
    const Result<ActorNumber> number = store_->FindActor(code);
    if (!number.has_value()) return number.error();
    by_code_.Set(code, static_cast<uint32_t>(actors_.size()));
    actors_.push_back({*number, *number});
  }
  return Status::Ok();
}

Result<ActorDirectory::Whole> ActorDirectory::Complete(
    const Draft& draft) const {
  const v1::Actor& told = draft.actor;
  Whole whole;
  v1::Actor& actor = whole.actor;
  actor.set_code(told.code());
  const Result<ActorNumber> number = store_->FindActor(told.code());
  if (!number.has_value() && number.error().code() != StatusCode::kNotFound) {
    return Error(number.error());
  }
  whole.is_stored = number.has_value();
  const std::optional<uint32_t> known =
      knowledge_ == nullptr ? std::nullopt : knowledge_->FindActor(told.code());
  if (whole.is_stored) {
    ACTANT_ASSIGN_OR_RETURN(actor, store_->GetActor(*number));
  } else if (known.has_value()) {
    actor = knowledge_->ActorRecord(*known);
  }
  whole.is_same = whole.is_stored && !draft.listed;
  if (whole.is_same) return whole;
  const std::string stored = actor.SerializeAsString();
  actor.set_provisional(!draft.listed && !known.has_value());
  if (actor.provisional() && told.names().empty()) {
    AddName(told.code(), LanguageOf(told.code()), &actor);
  }
  for (const v1::ActorName& name : told.names()) {
    AddName(name.text(), name.language(), &actor);
  }
  // The knowledge's own word stands.
  const bool keep = known.has_value();
  if (told.kind() != v1::ACTOR_KIND_UNSPECIFIED &&
      (!keep || actor.kind() == v1::ACTOR_KIND_UNSPECIFIED)) {
    actor.set_kind(told.kind());
  }
  if (!told.state().empty() && (!keep || actor.state().empty())) {
    actor.set_state(told.state());
  }
  if (!keep && actor.role().empty()) actor.set_role(told.role());
  whole.is_same = whole.is_stored && actor.SerializeAsString() == stored;
  return whole;
}

}  // namespace actant
