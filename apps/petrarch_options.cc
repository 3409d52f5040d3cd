#include "apps/petrarch_options.h"

#include <ostream>
#include <utility>

#include "apps/input_file.h"
#include "apps/record_json.h"

namespace actant {
namespace {

constexpr size_t kMaxDictionaryBytes = size_t{256} << 20;

template <typename Take>
Status ReadFiles(const std::vector<std::string>& paths, const Take& take) {
  for (const std::string& path : paths) {
    auto file = InputFile::Open(path);
    if (!file.has_value()) return file.error();
    const Result<std::string> text = (*file)->ReadAll(kMaxDictionaryBytes);
    if (!text.has_value()) return text.error().Annotate(path);
    take(*text, path);
  }
  return Status::Ok();
}

Status SetAll(const std::vector<std::string>& settings,
              petrarch::CoderSettings* out) {
  for (const std::string& setting : settings) {
    const size_t equals = setting.find('=');
    if (equals == std::string::npos ||
        !out->Set(std::string_view(setting).substr(0, equals),
                  std::string_view(setting).substr(equals + 1))) {
      return InvalidArgument(
          "--petrarch-set " + setting +
          ": known are require_dyad=True|False and, with a number, "
          "new_actor_length, comma_min, comma_max, comma_bmin, comma_bmax, "
          "comma_emin, comma_emax");
    }
  }
  return Status::Ok();
}

}  // namespace

void AddPetrarchOptions(CLI::App* command, PetrarchArguments* arguments) {
  const auto add = [&](const char* name, std::vector<std::string>* to,
                       const char* help) {
    return command->add_option(name, *to, help)
        ->type_name("FILE")
        ->group("PETRARCH and TABARI dictionaries (docs/petrarch.md)");
  };
  CLI::Option* verbs =
      add("--petrarch-verbs", &arguments->verbs,
          "Verbs and patterns, in place of Actant's own rules");
  CLI::Option* actors = add("--petrarch-actors", &arguments->actors, "Actors");
  verbs->needs(actors);
  actors->needs(verbs);
  add("--petrarch-agents", &arguments->agents, "Agents")->needs(verbs);
  add("--petrarch-discards", &arguments->discards,
      "Phrases whose sentences or articles are not coded")
      ->needs(verbs);
  add("--petrarch-set", &arguments->settings,
      "Setting of PETR_config.ini, as require_dyad=False")
      ->type_name("NAME=VALUE")
      ->needs(verbs);
  command
      ->add_flag("--petrarch-beside", arguments->beside,
                 "Print Actant's own events too")
      ->group("PETRARCH and TABARI dictionaries (docs/petrarch.md)")
      ->needs(verbs);
}

Result<std::unique_ptr<petrarch::PetrarchReader>> OpenPetrarch(
    const PetrarchArguments& arguments, const Knowledge* knowledge,
    std::ostream& err) {
  auto all = std::make_unique<petrarch::Dictionaries>();
  petrarch::Problems problems;
  ACTANT_RETURN_ERROR_IF(SetAll(arguments.settings, &all->settings));
  ACTANT_RETURN_ERROR_IF(
      ReadFiles(arguments.actors, [&](const auto& text, const auto& path) {
        all->actors.ReadActors(text, path, &all->words, &problems);
      }));
  ACTANT_RETURN_ERROR_IF(
      ReadFiles(arguments.agents, [&](const auto& text, const auto& path) {
        all->agents.ReadAgents(text, path, &all->words, &problems);
      }));
  ACTANT_RETURN_ERROR_IF(
      ReadFiles(arguments.verbs, [&](const auto& text, const auto& path) {
        all->verbs.Read(text, path, &all->words, &problems);
      }));
  ACTANT_RETURN_ERROR_IF(
      ReadFiles(arguments.discards, [&](const auto& text, const auto& path) {
        all->discards.Read(text, path, &all->words, &problems);
      }));
  all->verbs.Finish();
  for (const std::string& problem : problems) {
    err << "actant: skipped " << problem << '\n';
  }
  return petrarch::PetrarchReader::Create(knowledge, std::move(all));
}

Json PetrarchJson(const petrarch::CodedEvent& event) {
  Json json = MentionJson(event.mention, event.type);
  Json codes;
  codes["source"] = event.source;
  codes["target"] = event.target;
  codes["code"] = event.code;
  json["petrarch"] = std::move(codes);
  return json;
}

}  // namespace actant
