#include "extract/knowledge.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "extract/automaton.h"
#include "extract/internal/image_layout.h"
#include "extract/internal/image_reader.h"
#include "extract/internal/latin_script.h"
#include "extract/internal/mapped_file.h"

namespace actant {
namespace {

using image::ImageReader;

std::optional<Day> DayFrom(int32_t stored) {
  if (stored == image::kNoDay) return std::nullopt;
  return stored;
}

std::string_view LanguageTag(uint32_t language) {
  switch (language) {
    case image::kZhHant:
      return "zh-Hant";
    case image::kZhHans:
      return "zh-Hans";
    default:
      return "en";
  }
}

}  // namespace

// Holds the bytes and, resolved once, the tables whose public form has views.
class Knowledge::Impl {
 public:
  explicit Impl(MappedFile file) : file_(std::move(file)) {}
  explicit Impl(std::string bytes) : owned_(std::move(bytes)) {}

  Status Load() {
    auto reader = ImageReader::Open(file_ ? file_->bytes() : owned_);
    if (!reader.has_value()) return std::move(reader).error();
    hash = reader->hash();
    LoadActors(*reader);
    LoadClasses(*reader);
    LoadVocabulary(*reader);
    LoadEntries(*reader);
    LoadFiles(*reader);
    if (!reader->ok()) {
      return image::DamagedImage("a number in it is out of bounds");
    }
    auto opened = Automaton::Open(reader->Bytes(image::kAutomaton),
                                  static_cast<uint32_t>(entries.size()));
    if (!opened.has_value()) {
      return image::DamagedImage(opened.error().message());
    }
    automaton = *opened;
    return LoadEventTypes(*reader);
  }

  std::string_view NameText(const image::ActorNameRow& row) const {
    return strings.substr(row.text.offset, row.text.size);
  }

  std::optional<uint32_t> ClassIndex(std::string_view name) const {
    const auto it = class_index.find(name);
    if (it == class_index.end()) return std::nullopt;
    return it->second;
  }

  bool Accepts(const Match& match, std::string_view text) const {
    if (!is_conditional[match.entry]) return true;
    const image::EntryRow& entry = entries[match.entry];
    if ((entry.flags & image::kWordStart) != 0 &&
        EndsWithLatin(text.substr(0, match.begin))) {
      return false;
    }
    if ((entry.flags & image::kWordEnd) != 0 &&
        StartsWithLatin(text.substr(match.end))) {
      return false;
    }
    return (entry.flags & image::kExactCase) == 0 ||
           text.substr(match.begin, match.end - match.begin) ==
               strings.substr(entry.spelling.offset, entry.spelling.size);
  }

  struct Class {
    std::string_view name;
    std::span<const uint32_t> ancestors;  // ascending
  };

  std::string hash;
  std::string_view strings;
  std::vector<KnownActor> actors;
  std::vector<std::span<const image::ActorNameRow>> actor_names;
  std::vector<KnownAffiliation> affiliations;
  std::vector<Office> offices;
  std::vector<GenericInstitution> institutions;
  std::vector<Word> words;
  std::vector<Trigger> triggers;
  // The first of each lemma: every rule asks for all its words.
  std::unordered_map<std::string_view, uint32_t> first_trigger;
  std::span<const image::EntryRow> entries;
  // Entries that do not count wherever they stand. Beside the rows because
  // every match asks: this much stays in the cache.
  std::vector<bool> is_conditional;
  std::vector<Sense> senses;
  std::vector<std::string_view> contexts;
  Automaton automaton;
  std::vector<Class> classes;
  // By name: every word of a text asks what classes it is of.
  std::unordered_map<std::string_view, uint32_t> class_index;
  std::vector<v1::EventType> event_types;
  std::vector<KnowledgeFile> files;

 private:
  static v1::ActorKind KindFrom(uint32_t stored, ImageReader& in) {
    const bool valid = v1::ActorKind_IsValid(static_cast<int>(stored));
    in.Require(valid);
    return valid ? static_cast<v1::ActorKind>(stored)
                 : v1::ACTOR_KIND_UNSPECIFIED;
  }

  void LoadActors(ImageReader& in) {
    strings = in.Bytes(image::kStrings);
    const auto names = in.Rows<image::ActorNameRow>(image::kActorNames);
    for (const auto& name : names) in.Text(name.text);
    const auto rows = in.Rows<image::ActorRow>(image::kActors);
    actors.reserve(rows.size());
    actor_names.reserve(rows.size());
    for (const auto& row : rows) {
      actors.push_back({in.Text(row.code), KindFrom(row.kind, in),
                        in.Text(row.state), in.Text(row.role),
                        in.Text(row.name_zh), in.Text(row.name_en),
                        DayFrom(row.since), DayFrom(row.until)});
      in.RequireRange(row.names, names.size());
      if (!in.ok()) return;
      actor_names.push_back(
          names.subspan(row.names.begin, row.names.end - row.names.begin));
    }
    const auto terms = in.Rows<image::AffiliationRow>(image::kAffiliations);
    affiliations.reserve(terms.size());
    for (const auto& row : terms) {
      in.Require(row.person < actors.size());
      affiliations.push_back({row.person, in.Text(row.of), in.Text(row.office),
                              DayFrom(row.since), DayFrom(row.until)});
    }
  }

  void LoadVocabulary(ImageReader& in) {
    for (const auto& row : in.Rows<image::OfficeRow>(image::kOffices)) {
      offices.push_back(
          {in.Text(row.id), in.Text(row.rank), in.Text(row.institution)});
    }
    for (const auto& row :
         in.Rows<image::InstitutionRow>(image::kInstitutions)) {
      institutions.push_back({in.Text(row.suffix), KindFrom(row.kind, in),
                              in.Text(row.role), in.Text(row.default_state),
                              in.Text(row.name_zh), in.Text(row.name_en)});
    }
    const auto word_rows = in.Rows<image::WordRow>(image::kWords);
    words.reserve(word_rows.size());
    for (const auto& row : word_rows) {
      const std::string_view word_class = in.Text(row.word_class);
      words.push_back({in.Text(row.lemma), word_class, in.Text(row.value),
                       ClassIndex(word_class).value_or(Word::kNoClass)});
    }
    const auto trigger_rows = in.Rows<image::TriggerRow>(image::kTriggers);
    triggers.reserve(trigger_rows.size());
    first_trigger.reserve(trigger_rows.size());
    for (const auto& row : trigger_rows) {
      in.Require(row.part < 0x80);
      triggers.push_back({in.Text(row.lemma), static_cast<char>(row.part)});
      first_trigger.try_emplace(triggers.back().lemma,
                                static_cast<uint32_t>(triggers.size() - 1));
    }
  }

  void LoadClasses(ImageReader& in) {
    const auto ancestors = in.Rows<uint32_t>(image::kAncestors);
    const auto rows = in.Rows<image::ClassRow>(image::kClasses);
    for (const uint32_t ancestor : ancestors) {
      in.Require(ancestor < rows.size());
    }
    for (const auto& row : rows) {
      in.RequireRange(row.ancestors, ancestors.size());
      if (!in.ok()) return;
      classes.push_back(
          {in.Text(row.name),
           ancestors.subspan(row.ancestors.begin,
                             row.ancestors.end - row.ancestors.begin)});
      class_index.emplace(classes.back().name,
                          static_cast<uint32_t>(classes.size() - 1));
    }
  }

  size_t TableSize(SenseKind kind) const {
    switch (kind) {
      case SenseKind::kActor:
      case SenseKind::kAbbreviation:
      case SenseKind::kMetonym:
      case SenseKind::kDemonym:
        return actors.size();
      case SenseKind::kOffice:
        return offices.size();
      case SenseKind::kInstitution:
        return institutions.size();
      case SenseKind::kWord:
        return words.size();
      case SenseKind::kTrigger:
        return triggers.size();
    }
    return 0;  // no such kind
  }

  void LoadEntries(ImageReader& in) {
    entries = in.Rows<image::EntryRow>(image::kEntries);
    const auto rows = in.Rows<image::SenseRow>(image::kSenses);
    for (const image::Slice& slice : in.Rows<image::Slice>(image::kContexts)) {
      contexts.push_back(in.Text(slice));
    }
    in.Require(!contexts.empty());
    senses.reserve(rows.size());
    for (const auto& row : rows) {
      const auto kind = static_cast<SenseKind>(row.kind);
      in.Require(row.target < TableSize(kind) && row.context < contexts.size());
      senses.push_back({kind, (row.flags & image::kAmbiguous) != 0,
                        (row.flags & image::kDerived) != 0, row.forms,
                        row.context, row.target});
    }
    is_conditional.resize(entries.size());
    for (size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].flags != 0) is_conditional[i] = true;
      in.Text(entries[i].spelling);
      in.RequireRange(entries[i].senses, rows.size());
    }
  }

  void LoadFiles(ImageReader& in) {
    for (const auto& row : in.Rows<image::FileRow>(image::kFiles)) {
      files.push_back({in.Text(row.path), in.Text(row.text)});
    }
  }

  Status LoadEventTypes(ImageReader& in) {
    for (const auto& slice : in.Rows<image::Slice>(image::kEventTypes)) {
      const std::string_view bytes = in.Text(slice);
      if (!event_types.emplace_back().ParseFromArray(
              bytes.data(), static_cast<int>(bytes.size()))) {
        return image::DamagedImage("an event type does not parse");
      }
    }
    if (!in.ok()) return image::DamagedImage("its event types are cut");
    return Status::Ok();
  }

  // One of the two holds the image.
  std::optional<MappedFile> file_;
  std::string owned_;
};

Knowledge::Knowledge(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Knowledge::~Knowledge() = default;

Result<std::unique_ptr<Knowledge>> Knowledge::Open(const std::string& path) {
  auto file = MappedFile::Open(path);
  if (!file.has_value()) {
    if (file.error().code() == StatusCode::kInvalidArgument) {
      return Error(image::DamagedImage(file.error().message()));
    }
    return Error(file.error());
  }
  auto impl = std::make_unique<Impl>(*std::move(file));
  ACTANT_RETURN_ERROR_IF(impl->Load().Annotate(path));
  return std::unique_ptr<Knowledge>(new Knowledge(std::move(impl)));
}

Result<std::unique_ptr<Knowledge>> Knowledge::FromBytes(std::string image) {
  auto impl = std::make_unique<Impl>(std::move(image));
  ACTANT_RETURN_ERROR_IF(impl->Load());
  return std::unique_ptr<Knowledge>(new Knowledge(std::move(impl)));
}

std::string_view Knowledge::hash() const { return impl_->hash; }

void Knowledge::FindAll(std::string_view text, std::vector<Match>* out) const {
  // Matches of one begin come with the shortest first.
  auto same_begin = static_cast<ptrdiff_t>(out->size());
  const auto turn = [&] {
    std::reverse(out->begin() + same_begin, out->end());
  };
  impl_->automaton.Scan(text,
                        [&](uint32_t begin, uint32_t end, uint32_t entry) {
                          const Match match{begin, end, entry};
                          if (!impl_->Accepts(match, text)) return;
                          const auto size = static_cast<ptrdiff_t>(out->size());
                          if (size > same_begin && out->back().begin != begin) {
                            turn();
                            same_begin = size;
                          }
                          out->push_back(match);
                        });
  turn();
}

std::span<const Sense> Knowledge::senses(uint32_t entry) const {
  const image::RowRange range = impl_->entries[entry].senses;
  return std::span<const Sense>(impl_->senses)
      .subspan(range.begin, range.end - range.begin);
}

std::string_view Knowledge::context(const Sense& sense) const {
  return impl_->contexts[sense.context];
}

uint32_t Knowledge::entry_count() const {
  return static_cast<uint32_t>(impl_->entries.size());
}

const KnownActor& Knowledge::actor(uint32_t index) const {
  return impl_->actors[index];
}

uint32_t Knowledge::actor_count() const {
  return static_cast<uint32_t>(impl_->actors.size());
}

std::optional<uint32_t> Knowledge::FindActor(std::string_view code) const {
  const auto& actors = impl_->actors;
  const auto it = std::lower_bound(
      actors.begin(), actors.end(), code,
      [](const KnownActor& a, std::string_view c) { return a.code < c; });
  if (it == actors.end() || it->code != code) return std::nullopt;
  return static_cast<uint32_t>(it - actors.begin());
}

v1::Actor Knowledge::ActorRecord(uint32_t index) const {
  const KnownActor& known = impl_->actors[index];
  v1::Actor actor;
  actor.set_code(std::string(known.code));
  actor.set_kind(known.kind);
  actor.set_state(std::string(known.state));
  actor.set_role(std::string(known.role));
  for (const image::ActorNameRow& row : impl_->actor_names[index]) {
    v1::ActorName* name = actor.add_names();
    name->set_text(std::string(impl_->NameText(row)));
    name->set_language(std::string(LanguageTag(row.language)));
    name->set_preferred(row.preferred != 0);
  }
  for (const KnownAffiliation& term : affiliations(index)) {
    v1::Affiliation* affiliation = actor.add_affiliations();
    affiliation->set_of(std::string(term.of));
    affiliation->set_office(std::string(term.office));
    if (term.since) affiliation->set_since(*term.since);
    if (term.until) affiliation->set_until(*term.until);
  }
  return actor;
}

const Office& Knowledge::office(uint32_t index) const {
  return impl_->offices[index];
}

uint32_t Knowledge::office_count() const {
  return static_cast<uint32_t>(impl_->offices.size());
}

const GenericInstitution& Knowledge::institution(uint32_t index) const {
  return impl_->institutions[index];
}

const GenericInstitution* Knowledge::FindInstitution(
    std::string_view suffix) const {
  const auto& all = impl_->institutions;
  const auto it = std::lower_bound(
      all.begin(), all.end(), suffix,
      [](const GenericInstitution& institution, std::string_view wanted) {
        return institution.suffix < wanted;
      });
  return it != all.end() && it->suffix == suffix ? &*it : nullptr;
}

const Word& Knowledge::word(uint32_t index) const {
  return impl_->words[index];
}

uint32_t Knowledge::word_count() const {
  return static_cast<uint32_t>(impl_->words.size());
}

const Trigger& Knowledge::trigger(uint32_t index) const {
  return impl_->triggers[index];
}

uint32_t Knowledge::trigger_count() const {
  return static_cast<uint32_t>(impl_->triggers.size());
}

std::span<const Trigger> Knowledge::triggers() const {
  return impl_->triggers;
}

std::optional<uint32_t> Knowledge::FindTrigger(std::string_view lemma,
                                               char part) const {
  const auto& triggers = impl_->triggers;
  const auto first = impl_->first_trigger.find(lemma);
  if (first == impl_->first_trigger.end()) return std::nullopt;
  for (uint32_t i = first->second;
       i < triggers.size() && triggers[i].lemma == lemma; ++i) {
    if (triggers[i].part == part) return i;
  }
  return std::nullopt;
}

std::span<const KnownAffiliation> Knowledge::affiliations(
    uint32_t person) const {
  const auto range = std::ranges::equal_range(impl_->affiliations, person, {},
                                              &KnownAffiliation::person);
  return {range.begin(), range.end()};
}

bool Knowledge::IsA(std::string_view word_class,
                    std::string_view ancestor) const {
  const auto child = impl_->ClassIndex(word_class);
  if (!child) return false;
  if (word_class == ancestor) return true;
  const auto parent = impl_->ClassIndex(ancestor);
  return parent &&
         std::ranges::binary_search(impl_->classes[*child].ancestors, *parent);
}

bool Knowledge::IsClass(std::string_view name) const {
  return FindClass(name).has_value();
}

std::optional<uint32_t> Knowledge::FindClass(std::string_view name) const {
  return impl_->ClassIndex(name);
}

std::string_view Knowledge::class_name(uint32_t index) const {
  return impl_->classes[index].name;
}

uint32_t Knowledge::class_count() const {
  return static_cast<uint32_t>(impl_->classes.size());
}

std::vector<std::string_view> Knowledge::Lineage(
    std::string_view word_class) const {
  const auto index = impl_->ClassIndex(word_class);
  if (!index) return {};
  std::vector<std::string_view> names = {impl_->classes[*index].name};
  for (const uint32_t ancestor : impl_->classes[*index].ancestors) {
    names.push_back(impl_->classes[ancestor].name);
  }
  return names;
}

const std::vector<v1::EventType>& Knowledge::event_types() const {
  return impl_->event_types;
}

const v1::EventType* Knowledge::FindType(std::string_view name) const {
  const auto it = std::ranges::find_if(
      impl_->event_types,
      [&](const v1::EventType& type) { return type.name() == name; });
  return it == impl_->event_types.end() ? nullptr : &*it;
}

std::span<const KnowledgeFile> Knowledge::files() const { return impl_->files; }

}  // namespace actant
