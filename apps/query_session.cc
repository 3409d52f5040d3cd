#include "apps/query_session.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "apps/command.h"
#include "apps/knowledge_file.h"
#include "apps/record_json.h"
#include "extract/extractor.h"
#include "graph/actor_codes.h"
#include "graph/type_tree.h"
#include "proto/ids.h"

namespace actant {
namespace {

// Candidates an ambiguous name is answered with at most.
constexpr size_t kMaxCandidates = 20;

bool IsStateKind(v1::ActorKind kind) {
  return kind == v1::ACTOR_KIND_STATE || kind == v1::ACTOR_KIND_INTL_BODY;
}

std::string Label(const std::string& code, const std::string& name) {
  return name.empty() || name == code ? code : code + " (" + name + ")";
}

Status Ambiguous(std::string_view text, std::vector<ActorCandidate> found,
                 std::vector<ActorCandidate>* candidates) {
  std::string message = "\"" + std::string(text) +
                        "\" fits several actors; name one by its code:";
  for (const ActorCandidate& candidate : found) {
    message += "\n  " + Label(candidate.code, candidate.name);
  }
  if (candidates != nullptr) *candidates = std::move(found);
  return InvalidArgument(std::move(message));
}

// Names the codes and names of the store's listed actors that are spelt much
// like it.
Status Unknown(const EventStore& store, std::string_view text) {
  std::set<std::string> known;
  const Status scanned =
      store.ScanActors([&known](ActorNumber, const v1::Actor& actor) {
        if (actor.provisional()) return Scan::kContinue;
        known.insert(actor.code());
        for (const v1::ActorName& name : actor.names()) {
          known.insert(name.text());
        }
        return Scan::kContinue;
      });
  if (!scanned.ok()) return scanned;
  std::string message = "no actor named \"" + std::string(text) + "\"";
  const std::vector<std::string> near = NearestNames(text, known, 3);
  for (size_t i = 0; i < near.size(); ++i) {
    message += (i == 0 ? "; near: " : ", ") + near[i];
  }
  return NotFound(message + "; `actant actors` lists those of the store");
}

NamedActor FromMatch(const ActorMatch& match) {
  return {match.actor.code(), NameOf(match.actor, "zh"), match.actor.kind(),
          true};
}

// The matches of the best way of being found; among names, the one state or
// body if there is just one (臺灣 the state before firms that are called so).
std::vector<ActorMatch> BestOf(const std::vector<ActorMatch>& matches) {
  std::vector<ActorMatch> best;
  for (const ActorMatch::How how :
       {ActorMatch::How::kCode, ActorMatch::How::kName,
        ActorMatch::How::kPrefix}) {
    for (const ActorMatch& match : matches) {
      if (match.how == how) best.push_back(match);
    }
    if (!best.empty()) break;
  }
  std::vector<ActorMatch> states;
  std::copy_if(
      best.begin(), best.end(), std::back_inserter(states),
      [](const ActorMatch& match) { return IsStateKind(match.actor.kind()); });
  return states.size() == 1 ? states : best;
}

// How directly a sense names an actor: a name before a metonym before an
// abbreviation. Empty for senses that name none.
std::optional<int> RankOf(SenseKind kind) {
  switch (kind) {
    case SenseKind::kActor:
      return 0;
    case SenseKind::kMetonym:
      return 1;
    case SenseKind::kDemonym:
      return 2;
    case SenseKind::kAbbreviation:
      return 3;
    default:
      return std::nullopt;
  }
}

// Actors whose listed form is the whole of `text`, of the most direct rank.
std::set<uint32_t> ListedActors(const Knowledge& knowledge,
                                std::string_view text) {
  std::vector<Match> matches;
  knowledge.FindAll(text, &matches);
  std::set<uint32_t> actors;
  std::optional<int> best;
  for (const Match& match : matches) {
    if (match.begin != 0 || match.end != text.size()) continue;
    for (const Sense& sense : knowledge.senses(match.entry)) {
      const std::optional<int> rank = RankOf(sense.kind);
      if (!rank.has_value() || (best.has_value() && *rank > *best)) continue;
      if (best != rank) actors.clear();
      best = rank;
      actors.insert(sense.target);
    }
  }
  return actors;
}

// The order in which people learnt of it.
bool PublishedBefore(const v1::Mention& a, const v1::Mention& b) {
  const auto key = [](const v1::Mention& mention) {
    return std::make_tuple(
        mention.has_published() ? mention.published() : kLastDay,
        std::string_view(mention.article()), mention.clause().begin(),
        std::string_view(mention.id()));
  };
  return key(a) < key(b);
}

}  // namespace

std::string HowWord(ActorMatch::How how) {
  switch (how) {
    case ActorMatch::How::kCode:
      return "code";
    case ActorMatch::How::kName:
      return "name";
    case ActorMatch::How::kPrefix:
      return "prefix";
  }
  return "";
}

bool NamedActor::IsState() const { return IsStateKind(kind); }

Result<std::unique_ptr<QuerySession>> QuerySession::Open(SessionPlaces places) {
  ACTANT_ASSIGN_OR_RETURN(std::unique_ptr<EventStore> store,
                          OpenStore(places.store, OpenMode::kReadOnly));
  return std::unique_ptr<QuerySession>(
      new QuerySession(std::move(places), std::move(store)));
}

QuerySession::QuerySession(SessionPlaces places,
                           std::unique_ptr<EventStore> store)
    : places_(std::move(places)),
      own_store_(std::move(store)),
      store_(own_store_.get()),
      query_(store_) {}

QuerySession::QuerySession(const EventStore* store, const Knowledge* knowledge)
    : store_(store), knowledge_(knowledge), query_(store) {}

Result<NamedActor> QuerySession::Resolve(
    std::string_view text, std::vector<ActorCandidate>* candidates) {
  const std::string folded = FoldName(text);
  if (folded.empty()) {
    return Error(InvalidArgument("an empty name names no actor"));
  }
  // A code as it is written needs no search, which counts events.
  if (const auto number = FindActorNumber(*store_, text); number.has_value()) {
    ACTANT_ASSIGN_OR_RETURN(const v1::Actor actor, store_->GetActor(*number));
    return NamedActor{actor.code(), NameOf(actor, "zh"), actor.kind(), true};
  }
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorMatch> matches,
                          query_.FindActors(text, folded, kMaxCandidates));
  const std::vector<ActorMatch> best = BestOf(matches);
  const bool prefix_only =
      !best.empty() && best.front().how == ActorMatch::How::kPrefix;
  if (best.size() == 1 && !prefix_only) return FromMatch(best.front());
  if (best.empty() || prefix_only) {
    // What the knowledge lists under this very name goes before names of the
    // store that only begin so.
    Result<NamedActor> listed = ResolveInKnowledge(text, candidates);
    if (listed.has_value() ||
        listed.error().code() == StatusCode::kInvalidArgument) {
      return listed;
    }
    if (best.size() == 1) return FromMatch(best.front());
    if (best.empty()) return listed;
  }
  std::vector<ActorCandidate> found;
  found.reserve(best.size());
  for (const ActorMatch& match : best) {
    found.push_back({match.actor.code(), NameOf(match.actor, "zh")});
  }
  return Error(Ambiguous(text, std::move(found), candidates));
}

Status QuerySession::NeedKnowledge() {
  if (knowledge_ != nullptr) return Status::Ok();
  Result<std::unique_ptr<Knowledge>> opened = OpenKnowledge(places_.data);
  if (!opened.has_value()) return opened.error();
  own_knowledge_ = std::move(*opened);
  knowledge_ = own_knowledge_.get();
  return Status::Ok();
}

Result<NamedActor> QuerySession::ResolveInKnowledge(
    std::string_view text, std::vector<ActorCandidate>* candidates) {
  if (const Status opened = NeedKnowledge(); !opened.ok()) {
    // Without knowledge a name is simply unknown, unless the user named it.
    return Error(places_.data.empty() ? Unknown(*store_, text) : opened);
  }
  std::set<uint32_t> actors = ListedActors(*knowledge_, text);
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  for (const std::string_view code : {text, std::string_view(upper)}) {
    const std::optional<uint32_t> found = knowledge_->FindActor(code);
    if (found.has_value()) actors = {*found};
  }
  if (actors.empty()) return Error(Unknown(*store_, text));
  if (actors.size() > 1) {
    std::vector<ActorCandidate> found;
    for (const uint32_t index : actors) {
      const KnownActor& actor = knowledge_->actor(index);
      found.push_back({std::string(actor.code), std::string(actor.name_zh)});
    }
    return Error(Ambiguous(text, std::move(found), candidates));
  }
  const KnownActor& actor = knowledge_->actor(*actors.begin());
  const bool in_store = store_->FindActor(actor.code).has_value();
  return NamedActor{std::string(actor.code), std::string(actor.name_zh),
                    actor.kind, in_store};
}

const v1::EventType& QuerySession::TypeOf(const std::string& name) {
  const auto known = types_.find(name);
  if (known != types_.end()) return known->second;
  v1::EventType type;
  const Result<TypeNumber> number = store_->FindType(name);
  if (number.has_value()) {
    Result<v1::EventType> stored = store_->GetType(*number);
    if (stored.has_value()) type = std::move(*stored);
  }
  return types_.emplace(name, std::move(type)).first->second;
}

Result<std::vector<Json>> QuerySession::EvidenceOf(EventNumber event) const {
  ACTANT_ASSIGN_OR_RETURN(std::vector<v1::Mention> mentions,
                          store_->MentionsOf(event));
  std::sort(mentions.begin(), mentions.end(), PublishedBefore);
  std::vector<Json> all;
  all.reserve(mentions.size());
  for (const v1::Mention& mention : mentions) {
    std::optional<v1::Article> article;
    Result<v1::Article> stored =
        store_->GetArticle(ArticleId::Of(mention.article()));
    if (stored.has_value()) article = std::move(*stored);
    all.push_back(EvidenceJson(mention, article));
  }
  return all;
}

Result<Json> QuerySession::Describe(const EventRow& row, Evidence evidence) {
  Json json = EventJson(row.event, TypeOf(row.event.type()));
  if (evidence == Evidence::kNone) return json;
  ACTANT_ASSIGN_OR_RETURN(json["evidence"], EvidenceOf(row.number));
  return json;
}

Status QuerySession::AppendDescription(const EventRow& row, Evidence evidence,
                                       std::string* out) {
  std::vector<Json> all;
  if (evidence == Evidence::kAll) {
    Result<std::vector<Json>> read = EvidenceOf(row.number);
    if (!read.has_value()) return read.error();
    all = std::move(*read);
  }
  JsonFieldsText fields(out);
  AddEventFields(row.event, TypeOf(row.event.type()), &fields);
  if (evidence == Evidence::kAll) fields.AddValues("evidence", all);
  fields.Close();
  return Status::Ok();
}

}  // namespace actant
