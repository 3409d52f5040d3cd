#include "apps/article_store.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace actant {
namespace {

// Behind the knowledge's hash in Article.rule_set where events within one
// state were kept too.
constexpr std::string_view kAllScopeMark = "+all";

// The states and bodies of the mentions' parties: nodes of the graph even
// where only a minister of theirs was named.
void AddStates(const Knowledge& knowledge,
               const std::vector<v1::Mention>& mentions,
               std::map<std::string, v1::Actor>* actors) {
  for (const v1::Mention& mention : mentions) {
    for (const v1::Party& party : mention.parties()) {
      if (party.state().empty() || actors->contains(party.state())) continue;
      const std::optional<uint32_t> index = knowledge.FindActor(party.state());
      if (!index.has_value()) continue;
      actors->emplace(party.state(), knowledge.ActorRecord(*index));
    }
  }
}

Result<std::map<std::string, v1::EventType>> TypesOf(
    const Knowledge& knowledge, const std::vector<v1::Mention>& mentions) {
  std::map<std::string, v1::EventType> types;
  for (const v1::Mention& mention : mentions) {
    std::string name = mention.type();
    while (!name.empty() && !types.contains(name)) {
      const v1::EventType* type = knowledge.FindType(name);
      if (type == nullptr) {
        return Error(Internal("rule " + mention.rule() +
                              " gave the unknown event type " + name));
      }
      types.emplace(name, *type);
      name = type->parent();
    }
  }
  return types;
}

}  // namespace

ActorWrite WithFoldedNames(v1::Actor actor) {
  std::map<std::string, bool> folded;
  for (const v1::ActorName& name : actor.names()) {
    std::string form = FoldName(name.text());
    if (form.empty()) continue;
    bool& preferred = folded[std::move(form)];
    preferred = preferred || name.preferred();
  }
  ActorWrite write;
  write.actor = std::move(actor);
  for (const auto& [form, preferred] : folded) {
    write.names.push_back({form, preferred});
  }
  return write;
}

Result<ArticleReading> MakeReading(const Knowledge& knowledge, Scope scope,
                                   Extraction extraction) {
  ArticleReading reading;
  std::map<std::string, v1::Actor> actors;
  for (v1::Actor& actor : extraction.actors) {
    std::string code = actor.code();
    actors.emplace(std::move(code), std::move(actor));
  }
  AddStates(knowledge, extraction.mentions, &actors);
  for (auto& [code, actor] : actors) {
    reading.actors.push_back(WithFoldedNames(std::move(actor)));
  }
  ACTANT_ASSIGN_OR_RETURN(const auto types,
                          TypesOf(knowledge, extraction.mentions));
  for (const auto& [name, type] : types) reading.types.push_back(type);
  reading.article = std::move(extraction.article);
  if (scope == Scope::kAll) {
    reading.article.set_rule_set(reading.article.rule_set() +
                                 std::string(kAllScopeMark));
  }
  reading.text = std::move(extraction.full_text);
  reading.mentions = std::move(extraction.mentions);
  return reading;
}

Scope ScopeOf(const v1::Article& article) {
  return article.rule_set().ends_with(kAllScopeMark) ? Scope::kAll
                                                     : Scope::kInternational;
}

}  // namespace actant
