#include "graph/export_rdf.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/export_value.h"
#include "proto/event_time.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// Statements of one subject after another.
class Statements {
 public:
  void About(std::string subject) {
    subject_ = std::move(subject);
    begin_ = all_.size();
  }
  const std::string& subject() const { return subject_; }

  void Name(std::string_view property, std::string_view name) {
    Add(property, {RdfTerm::Kind::kName, std::string(name), ""});
  }
  void Iri(std::string_view property, std::string iri) {
    Add(property, {RdfTerm::Kind::kIri, std::move(iri), ""});
  }
  // An empty text is not stated: no field of ours means anything by it.
  void Text(std::string_view property, std::string_view text,
            std::string_view language = "") {
    if (text.empty()) return;
    const bool has_language = IsLanguageTag(language);
    Add(property, {RdfTerm::Kind::kText, std::string(text),
                   has_language ? std::string(language) : std::string()});
  }
  void Typed(std::string_view property, std::string text,
             std::string_view type) {
    Add(property,
        {RdfTerm::Kind::kTypedText, std::move(text), std::string(type)});
  }
  void Integer(std::string_view property, int64_t value) {
    Typed(property, std::to_string(value), "xsd:integer");
  }
  void Real(std::string_view property, double value) {
    Typed(property, NumberText(value), "xsd:double");
  }
  void Boolean(std::string_view property, bool value) {
    Typed(property, value ? "true" : "false", "xsd:boolean");
  }
  void Date(std::string_view property, const std::optional<std::string>& day) {
    if (day) Typed(property, *day, "xsd:date");
  }
  void DayNumber(std::string_view property, bool is_known, int32_t day) {
    if (!is_known || day < kFirstDay || day > kLastDay) return;
    Typed(property, FormatDay(day), "xsd:date");
  }

  const std::vector<RdfStatement>& all() const { return all_; }

 private:
  // A graph is a set: what several parties give is stated once.
  void Add(std::string_view property, RdfTerm object) {
    const bool is_said =
        std::any_of(all_.begin() + static_cast<ptrdiff_t>(begin_), all_.end(),
                    [&](const RdfStatement& said) {
                      return said.property == property && said.object == object;
                    });
    if (is_said) return;
    all_.push_back({subject_, property, std::move(object)});
  }

  std::string subject_;
  // Where the statements of `subject_` begin.
  size_t begin_ = 0;
  std::vector<RdfStatement> all_;
};

std::string ActorIri(std::string_view code) { return ActantIri("actor", code); }

// A part of an event that has no code of its own.
std::string PartIri(std::string_view kind, const EventId& id, int place) {
  return ActantIri(kind, id.ToHex() + "-" + std::to_string(place));
}

// The words for a side of an event.
struct SideTerms {
  std::string_view actor;
  std::string_view state;
  std::string_view role_type;
};

constexpr SideTerms kSourceTerms = {"act:source", "act:sourceState",
                                    "act:Source"};
constexpr SideTerms kTargetTerms = {"act:target", "act:targetState",
                                    "act:Target"};
constexpr SideTerms kMutualTerms = {"act:party", "act:partyState",
                                    "act:MutualParty"};

const SideTerms& TermsOf(const v1::Event& event, const v1::EventParty& party) {
  if (event.mutual()) return kMutualTerms;
  return party.side() == v1::SIDE_TARGET ? kTargetTerms : kSourceTerms;
}

// The state or body it acts for; without one it acts for itself.
const std::string& StateOf(const v1::EventParty& party) {
  return party.state().empty() ? party.actor() : party.state();
}

std::string_view PeriodType(v1::DatePrecision precision) {
  switch (precision) {
    case v1::DATE_PRECISION_YEAR:
      return "xsd:gYear";
    case v1::DATE_PRECISION_MONTH:
      return "xsd:gYearMonth";
    default:
      return "xsd:date";
  }
}

void AddDate(const v1::DateRange& date, Statements* out) {
  const auto first = FirstDayText(date);
  const auto last = LastDayText(date);
  const bool is_range = date.precision() == v1::DATE_PRECISION_RANGE;
  if (is_range) {
    out->Date("sem:hasBeginTimeStamp", first);
    out->Date("sem:hasEndTimeStamp", last);
  } else if (const auto text = DateText(date)) {
    out->Typed("sem:hasTimeStamp", *text, PeriodType(date.precision()));
  }
  out->Date("sem:hasEarliestBeginTimeStamp", first);
  out->Date("sem:hasLatestEndTimeStamp", last);
  out->Boolean("act:dateFromPublication", date.from_publication());
}

// By SEM a constraint on sem:hasActor is a node of its own between the two,
// with the actor as its rdf:value; the plain links beside it make short
// queries.
void AddParty(const ListedEvent& event, int place, Statements* out) {
  const v1::EventParty& party = event.event.parties(place);
  const SideTerms& terms = TermsOf(event.event, party);
  out->Iri("sem:hasActor", PartIri("party", event.id, place));
  out->Iri(terms.actor, ActorIri(party.actor()));
  out->Iri(terms.state, ActorIri(StateOf(party)));
}

void DescribeParty(const ListedEvent& event, int place, Statements* out) {
  const v1::EventParty& party = event.event.parties(place);
  out->About(PartIri("party", event.id, place));
  out->Name("rdf:type", "sem:Role");
  out->Iri("rdf:value", ActorIri(party.actor()));
  out->Name("sem:roleType", TermsOf(event.event, party).role_type);
  out->Iri("act:state", ActorIri(StateOf(party)));
  out->Text("act:role", party.role());
}

void DescribeChange(const ListedEvent& event, int place, Statements* out) {
  const v1::StatusChange& change = event.event.history(place);
  out->About(PartIri("status", event.id, place));
  out->Name("rdf:type", "act:StatusChange");
  out->Text("act:status", StatusWord(change.status()));
  out->DayNumber("act:heldFrom", change.has_held_from(), change.held_from());
  out->DayNumber("act:learnt", change.has_learnt(), change.learnt());
  out->Integer("act:mentions", change.mentions());
}

// An imported row has no id of a mention: its dataset and its own id name it.
std::string MentionIri(const v1::Mention& mention) {
  const auto id = MentionId::FromBytes(mention.id());
  return id ? ActantIri("mention", id->ToHex())
            : ActantIri("row", mention.dataset() + "/" + mention.row());
}

std::string ArticleIri(const v1::Mention& mention) {
  return ActantIri("article", mention.article());
}

void DescribeMention(const v1::Mention& mention, Statements* out) {
  out->About(MentionIri(mention));
  out->Name("rdf:type", "prov:Entity");
  out->Name("rdf:type", "act:Mention");
  if (!mention.article().empty()) {
    out->Iri("prov:wasQuotedFrom", ArticleIri(mention));
  }
  if (!mention.evidence().empty()) {
    // The language of an article is not recorded with its mentions.
    out->Text("prov:value", mention.evidence());
    out->Integer("act:begin", mention.clause().begin());
    out->Integer("act:end", mention.clause().end());
  }
  out->Text("act:status", StatusWord(mention.status()));
  if (const auto text = DateText(mention.date())) {
    out->Typed("act:date", *text, PeriodType(mention.date().precision()));
  }
  out->Text("act:rule", mention.rule());
  out->Real("act:confidence", ShortestDouble(mention.confidence()));
  out->Text("act:dataset", mention.dataset());
  out->Text("act:row", mention.row());
}

void DescribeArticle(const v1::Mention& mention, Statements* out) {
  out->About(ArticleIri(mention));
  out->Name("rdf:type", "prov:Entity");
  out->Name("rdf:type", "act:Article");
  out->Text("dcterms:identifier", mention.article());
  out->Text("dcterms:publisher", mention.publisher());
  out->DayNumber("dcterms:issued", mention.has_published(),
                 mention.published());
}

void AddEvent(const ListedEvent& listed, std::string_view language,
              Statements* out) {
  const v1::Event& event = listed.event;
  out->About(ActantIri("event", listed.id.ToHex()));
  out->Name("rdf:type", "sem:Event");
  out->Text("rdfs:label", listed.heading, language);
  out->Text("dcterms:identifier", listed.id.ToHex());
  out->Iri("sem:eventType", ActantIri("type", event.type()));
  for (int i = 0; i < event.parties_size(); ++i) AddParty(listed, i, out);
  AddDate(event.date(), out);
  out->Text("act:status", StatusWord(event.status()));
  out->Boolean("act:mutual", event.mutual());
  if (!event.place().empty()) {
    out->Iri("sem:hasPlace", ActorIri(event.place()));
  }
  if (event.has_amount()) {
    out->Real("act:amount", event.amount().value());
    out->Text("act:currency", event.amount().currency());
  }
  out->Integer("act:mentions", event.mention_count());
  out->Integer("act:publishers", event.publisher_count());
  out->Real("act:confidence", ShortestDouble(event.confidence()));
  out->Real("act:goldstein", event.goldstein_tenths() / 10.0);
  for (int i = 0; i < event.history_size(); ++i) {
    out->Iri("act:history", PartIri("status", listed.id, i));
  }
  for (const v1::Mention& mention : listed.mentions) {
    out->Iri("prov:wasDerivedFrom", MentionIri(mention));
  }
}

Statements StatementsOf(const ListedEvent& listed, std::string_view language) {
  Statements out;
  AddEvent(listed, language, &out);
  for (int i = 0; i < listed.event.parties_size(); ++i) {
    DescribeParty(listed, i, &out);
  }
  for (int i = 0; i < listed.event.history_size(); ++i) {
    DescribeChange(listed, i, &out);
  }
  for (const v1::Mention& mention : listed.mentions) {
    DescribeMention(mention, &out);
  }
  // Mentions are sorted by article: one article's stand together.
  std::string_view article;
  for (const v1::Mention& mention : listed.mentions) {
    if (mention.article() == article) continue;
    DescribeArticle(mention, &out);
    article = mention.article();
  }
  return out;
}

// A name is a label where it is the preferred one of its language or no name
// of that language is.
bool IsLabel(const v1::Actor& actor, const v1::ActorName& name) {
  return name.preferred() ||
         std::none_of(actor.names().begin(), actor.names().end(),
                      [&name](const v1::ActorName& other) {
                        return other.preferred() &&
                               other.language() == name.language();
                      });
}

}  // namespace

Status RdfWriter::Begin(std::string_view) {
  Statements out;
  for (const SideTerms& terms : {kSourceTerms, kTargetTerms, kMutualTerms}) {
    for (const std::string_view property : {terms.actor, terms.state}) {
      out.About(ExpandedName(property));
      out.Name("rdf:type", "rdf:Property");
      out.Name("rdfs:subPropertyOf", "sem:hasActor");
    }
    out.About(ExpandedName(terms.role_type));
    out.Name("rdf:type", "sem:RoleType");
  }
  ACTANT_RETURN_IF_ERROR(syntax_.Begin());
  return syntax_.WriteGraph("", out.all());
}

Status RdfWriter::DescribeType(const std::string& name,
                               ExportCatalog* catalog) {
  Statements out;
  out.About(ActantIri("type", name));
  if (!described_.insert(out.subject()).second) return Status::Ok();
  const v1::EventType& type = catalog->TypeOf(name);
  out.Name("rdf:type", "sem:EventType");
  out.Text("dcterms:identifier", name);
  out.Text("rdfs:label", type.name_en(), "en");
  out.Text("rdfs:label", type.name_zh(), "zh-Hant");
  if (!type.parent().empty()) {
    out.Iri("skos:broader", ActantIri("type", type.parent()));
  }
  out.Text("act:plover", PloverWord(type.plover()));
  out.Text("act:mode", type.mode());
  out.Text("act:cameo", type.cameo());
  ACTANT_RETURN_IF_ERROR(syntax_.WriteGraph("", out.all()));
  // Ends where a type has been described, also in a ring of parents.
  const std::string parent = type.parent();
  return parent.empty() ? Status::Ok() : DescribeType(parent, catalog);
}

Status RdfWriter::DescribeActor(const std::string& code,
                                ExportCatalog* catalog) {
  Statements out;
  out.About(ActorIri(code));
  if (!described_.insert(out.subject()).second) return Status::Ok();
  const Result<const v1::Actor*> found = catalog->ActorOf(code);
  if (!found.has_value()) return found.error();
  const v1::Actor& actor = **found;
  out.Name("rdf:type", "sem:Actor");
  out.Text("dcterms:identifier", code);
  for (const v1::ActorName& name : actor.names()) {
    out.Text(IsLabel(actor, name) ? "rdfs:label" : "skos:altLabel", name.text(),
             name.language());
  }
  const std::string kind = KindWord(actor.kind());
  if (!kind.empty()) {
    out.Iri("sem:actorType", ActantIri("kind", kind));
  }
  if (!actor.state().empty()) out.Iri("act:state", ActorIri(actor.state()));
  out.Text("act:role", actor.role());
  ACTANT_RETURN_IF_ERROR(syntax_.WriteGraph("", out.all()));
  return actor.state().empty() ? Status::Ok()
                               : DescribeActor(actor.state(), catalog);
}

Status RdfWriter::DescribePlace(const std::string& code,
                                ExportCatalog* catalog) {
  ACTANT_RETURN_IF_ERROR(DescribeActor(code, catalog));
  Statements out;
  out.About(ActorIri(code));
  if (!described_.insert("place " + out.subject()).second) return Status::Ok();
  out.Name("rdf:type", "sem:Place");
  return syntax_.WriteGraph("", out.all());
}

Status RdfWriter::DescribeShared(const v1::Event& event,
                                 ExportCatalog* catalog) {
  ACTANT_RETURN_IF_ERROR(DescribeType(event.type(), catalog));
  for (const v1::EventParty& party : event.parties()) {
    ACTANT_RETURN_IF_ERROR(DescribeActor(party.actor(), catalog));
    ACTANT_RETURN_IF_ERROR(DescribeActor(StateOf(party), catalog));
  }
  if (event.place().empty()) return Status::Ok();
  return DescribePlace(event.place(), catalog);
}

Status RdfWriter::WriteEvent(const ListedEvent& event, ExportCatalog* catalog) {
  ACTANT_RETURN_IF_ERROR(DescribeShared(event.event, catalog));
  return syntax_.WriteGraph(ActantIri("event", event.id.ToHex()),
                            StatementsOf(event, language_).all());
}

Status RdfWriter::End() { return syntax_.End(); }

}  // namespace actant
