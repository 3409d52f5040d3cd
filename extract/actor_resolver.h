// Step 5, actors: who is named in a block of text, and for whom they act.
#ifndef ACTANT_EXTRACT_ACTOR_RESOLVER_H_
#define ACTANT_EXTRACT_ACTOR_RESOLVER_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/analysis.h"
#include "extract/class_table.h"
#include "extract/knowledge.h"
#include "extract/sentence.h"

namespace actant {

class ActorSenses;

// What one document has taught its reader so far: names learnt from state +
// office + name, which state its bare institutions belong to, and who was
// spoken of last. Made anew for each document.
struct DocumentActors {
  // Day at which offices are read; absent: the latest term known.
  std::optional<Day> published;
  // State meant by 我國 and by a bare 外交部 nobody qualified; may be empty.
  std::string home_state;
  // The characters that foreign names are written with, in both scripts; may
  // be empty. Borrowed while the document is read.
  std::string_view name_sounds;
  // The article is in English: its names are given so.
  bool english = false;
  // Chinese or Latin surface -> the person learnt under it.
  std::map<std::string, ActorMention, std::less<>> learnt;
  // Records of learnt people, by code.
  std::map<std::string, v1::Actor> learnt_actors;
  // Institution suffix (foreign-ministry) -> state last seen with it.
  std::map<std::string, std::string, std::less<>> institution_state;
  // Institution suffix -> the name that state's was seen under; absent where
  // only its officers were named.
  std::map<std::string, std::string, std::less<>> institution_name;
  // Office id -> the holder last named in full.
  std::map<std::string, ActorMention, std::less<>> office_holder;
  // First character of a state's name -> the state last named by it.
  std::map<std::string, std::string, std::less<>> initials;
  // Mentions of actors so far, in order (for reference).
  std::vector<ActorMention> history;
  // How often each state or body is in `history`, and how often as itself
  // (without a role, or in arms); kept beside it by Remember.
  std::map<std::string, size_t, std::less<>> state_mentions;
  std::map<std::string, size_t, std::less<>> own_mentions;
  // The two states, and no third, that were named last in one breath (美中,
  // 俄羅斯與烏克蘭).
  std::optional<std::pair<std::string, std::string>> pair;

  // Whether a mention takes part or only says where (在吉隆坡會談): the latter
  // does not count as the state itself.
  enum class Naming { kParty, kPlace };
  // A state, a body or rebels, and none of a state's firms or people.
  static bool TakesSide(const ActorMention& mention);
  void Remember(const ActorMention& mention, Naming naming);
};

struct BlockText {
  std::string_view text;
  const std::vector<Token>* tokens = nullptr;
  const TextStructure* structure = nullptr;
  TextManner manner = TextManner::kProse;
};

// Resolves names, abbreviations (美中, 對台, 訪中), metonyms, institutions,
// offices with and without names, numbers of entities, and references (他,
// 該國, 雙方). Immutable and thread-safe; borrows knowledge and classes for
// its life.
class ActorResolver {
 public:
  ActorResolver(const Knowledge* knowledge, const ClassTable* classes);
  ~ActorResolver();

  // The mentions of a block by begin, without overlap; `document` learns from
  // them.
  std::vector<ActorMention> Resolve(const BlockText& block,
                                    DocumentActors* document) const;

 private:
  const Knowledge* knowledge_;
  const ClassTable* classes_;
  std::unique_ptr<const ActorSenses> senses_;
  // Ids of the offices that heads of state and government hold.
  std::set<std::string_view> leader_offices_;
};

// The class an actor has by its role, else by its kind: firm, rebel, media,
// scholar, opposition, civilian; place, igo, military, ministry, ...; gov for
// people who act for their state.
std::string_view ActorClass(v1::ActorKind kind, std::string_view role);

}  // namespace actant

#endif  // ACTANT_EXTRACT_ACTOR_RESOLVER_H_
