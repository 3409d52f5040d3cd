#include "storage/internal/actor_merge.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace actant::internal {
namespace {

// The names of both, by (language, text); preferred where either says so.
void UniteNames(const v1::Actor& a, const v1::Actor& b, v1::Actor* into) {
  std::map<std::pair<std::string, std::string>, bool> names;
  for (const v1::Actor* actor : {&a, &b}) {
    for (const v1::ActorName& name : actor->names()) {
      bool& preferred = names[{name.language(), name.text()}];
      preferred = preferred || name.preferred();
    }
  }
  into->clear_names();
  for (const auto& [key, preferred] : names) {
    v1::ActorName* name = into->add_names();
    name->set_language(key.first);
    name->set_text(key.second);
    name->set_preferred(preferred);
  }
}

v1::Actor WithoutNames(const v1::Actor& actor) {
  v1::Actor rest = actor;
  rest.clear_names();
  rest.clear_redirect();
  return rest;
}

}  // namespace

ActorMerge MergeActor(const v1::Actor& stored, const v1::Actor& incoming) {
  if (!incoming.provisional()) return {incoming, NameChange::kReplace};
  if (!stored.provisional()) return {stored, NameChange::kKeep};
  v1::Actor merged = WithoutNames(stored);
  v1::Actor other = WithoutNames(incoming);
  if (merged.SerializeAsString() < other.SerializeAsString()) {
    std::swap(merged, other);
  }
  UniteNames(stored, incoming, &merged);
  merged.set_redirect(std::max(stored.redirect(), incoming.redirect()));
  return {std::move(merged), NameChange::kUnite};
}

}  // namespace actant::internal
