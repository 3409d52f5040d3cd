// The graph, or a part of it, as a file of any of the export formats.
#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <string>
#include <utility>

#include "apps/event_export.h"
#include "apps/map_places.h"
#include "apps/server/api_answers.h"
#include "graph/export.h"

namespace actant {
namespace {

// A stream into pieces of an answer.
class PieceBuffer : public std::streambuf {
 public:
  explicit PieceBuffer(const PieceSink& sink) : sink_(sink) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
  }

 protected:
  int_type overflow(int_type c) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(c);
      pbump(1);
    }
    return traits_type::not_eof(c);
  }
  int sync() override {
    const auto size = static_cast<size_t>(pptr() - pbase());
    if (size > 0 && !sink_({pbase(), size})) return -1;
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return 0;
  }

 private:
  const PieceSink& sink_;
  std::array<char, 65536> buffer_;
};

Status WriteTo(const PieceSink& sink,
               const std::function<Status(std::ostream&)>& write) {
  PieceBuffer buffer(sink);
  std::ostream out(&buffer);
  ACTANT_RETURN_IF_ERROR(write(out));
  out.flush();
  return out.good() ? Status::Ok() : Unavailable("the client has gone");
}

// What a format is called in the world.
struct FormatName {
  const char* word;
  const char* type;
  const char* ending;
};

constexpr std::array<FormatName, 22> kFormats = {{
    {"graphml", "application/graphml+xml", ".graphml"},
    {"gexf", "application/gexf+xml", ".gexf"},
    {"dot", "text/vnd.graphviz; charset=utf-8", ".dot"},
    {"svg", "image/svg+xml", ".svg"},
    {"jsonl", "application/x-ndjson", ".jsonl"},
    {"csv", "application/zip", ".csv.zip"},
    {"excel", "application/zip", ".excel.zip"},
    {"ics", "text/calendar; charset=utf-8", ".ics"},
    {"timelinejs", "application/json; charset=utf-8", ".timelinejs.json"},
    {"vis-timeline", "application/json; charset=utf-8", ".vis.json"},
    {"html", "text/html; charset=utf-8", ".html"},
    {"nquads", "application/n-quads", ".nq"},
    {"jsonld", "application/ld+json", ".jsonld"},
    {"neo4j", "application/zip", ".neo4j.zip"},
    {"cypher", "text/plain; charset=utf-8", ".cypher"},
    {"geojson", "application/geo+json", ".geojson"},
    {"gdelt1", "text/tab-separated-values; charset=utf-8", ".gdelt1.tsv"},
    {"gdelt2", "text/tab-separated-values; charset=utf-8", ".gdelt2.tsv"},
    {"gdelt2-mentions", "text/tab-separated-values; charset=utf-8",
     ".gdelt2.mentions.tsv"},
    {"icews", "text/tab-separated-values; charset=utf-8", ".icews.tsv"},
    {"polecat", "text/tab-separated-values; charset=utf-8", ".polecat.tsv"},
    {"plover", "application/json; charset=utf-8", ".plover.json"},
}};

std::vector<std::string> FormatWords() {
  std::vector<std::string> words;
  for (const FormatName& format : kFormats) words.emplace_back(format.word);
  return words;
}

const FormatName& FormatOf(const std::string& word) {
  for (const FormatName& format : kFormats) {
    if (word == format.word) return format;
  }
  return kFormats.front();
}

struct ArchiveEnd {
  void operator()(archive* zip) const { archive_write_free(zip); }
};

la_ssize_t AppendTo(archive* /*zip*/, void* bytes, const void* piece,
                    size_t size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(piece),
                                           size);
  return static_cast<la_ssize_t>(size);
}

// Two tables as one zip file.
Result<std::string> ZipTables(const ApiCall& call,
                              const ExportOptions& options) {
  std::ostringstream nodes;
  std::ostringstream edges;
  ACTANT_RETURN_ERROR_IF(ExportCsv(call.view(), options, nodes, edges));
  std::string bytes;
  const std::unique_ptr<archive, ArchiveEnd> zip(archive_write_new());
  archive_write_set_format_zip(zip.get());
  bool ok = archive_write_open(zip.get(), &bytes, nullptr, AppendTo, nullptr) ==
            ARCHIVE_OK;
  for (const auto& [name, text] : {std::pair("nodes.csv", nodes.str()),
                                   std::pair("edges.csv", edges.str())}) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(
        archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), name);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    constexpr int kReadable = 0644;
    archive_entry_set_perm(entry.get(), kReadable);
    ok = ok && archive_write_header(zip.get(), entry.get()) == ARCHIVE_OK &&
         archive_write_data(zip.get(), text.data(), text.size()) ==
             static_cast<la_ssize_t>(text.size());
  }
  ok = ok && archive_write_close(zip.get()) == ARCHIVE_OK;
  if (ok) return bytes;
  return Error(Internal("the zip file cannot be made"));
}

// One file of the formats of graph/export.h.
Status WriteGraph(const ApiCall& call, ExportOptions options,
                  std::ostream& out) {
  Places places;
  if (options.format == ExportFormat::kGeojson) {
    places = MapPlacesOf(call.knowledge());
  }
  options.places = &places;
  return Export(call.view(), options, out);
}

}  // namespace

Result<HttpResponse> AnswerExport(std::shared_ptr<ApiCall> call) {
  Parameters& parameters = call->parameters();
  parameters.Needed("format");
  const std::string word = parameters.Word("format", FormatWords());
  const std::string around = parameters.Text("around");
  ExportOptions options;
  options.depth = static_cast<int>(parameters.Whole("depth", 1, {1, 6}));
  options.names = parameters.Word("names", {"zh", "en"}) == "en"
                      ? NodeNames::kEnglish
                      : NodeNames::kChinese;
  options.with_evidence = parameters.Flag("evidence", true);
  const FilterArguments filter = parameters.Filter();
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kCostly));
  if (!around.empty()) {
    ACTANT_ASSIGN_OR_RETURN(const NamedActor actor, call->Resolve(around));
    if (!actor.in_store) {
      return Error(NotFound("no events with " + actor.code +
                            " in this store: nothing to export"));
    }
    options.around = actor.code;
  }
  ACTANT_ASSIGN_OR_RETURN(options.filter, call->ToFilter(filter));
  const FormatName& format = FormatOf(word);
  const std::optional<EventExportFormat> rows = ParseEventExportFormat(word);
  if (!rows.has_value()) {
    ACTANT_ASSIGN_OR_RETURN(options.format, ParseExportFormat(word));
  }
  HttpResponse response;
  if (!rows.has_value() && IsTwoTables(options.format)) {
    ACTANT_ASSIGN_OR_RETURN(response.body, ZipTables(*call, options));
    response.content_type = format.type;
  } else {
    const ApiCall& held = *call;
    response = StreamResponse(
        held, format.type,
        [call = std::move(call), options, rows](const PieceSink& sink) {
          return WriteTo(sink, [&](std::ostream& out) {
            if (!rows.has_value()) return WriteGraph(*call, options, out);
            EventExportCounts counts;
            return ExportEvents(call->view(),
                                FormatCodes(rows->format, &call->knowledge()),
                                options, out, &counts, rows->table);
          });
        });
  }
  response.headers.emplace_back(
      "Content-Disposition",
      std::string("attachment; filename=\"actant") + format.ending + "\"");
  return response;
}

}  // namespace actant
