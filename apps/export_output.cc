#include "apps/export_output.h"

#include <filesystem>
#include <ostream>
#include <streambuf>
#include <utility>

#include "apps/output_file.h"
#include "apps/sha256.h"

namespace actant {
namespace {

// Hands on what it is given, and counts and hashes it.
class HashingBuffer : public std::streambuf {
 public:
  HashingBuffer(std::streambuf* out, bool hash) : out_(out), hash_(hash) {}

  uint64_t bytes() const { return bytes_; }
  std::string Hex() { return sha256_.Hex(); }

 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize size) override {
    const std::streamsize put = out_->sputn(bytes, size);
    Count({bytes, static_cast<size_t>(put > 0 ? put : 0)});
    return put;
  }
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return c;
    const char byte = traits_type::to_char_type(c);
    if (traits_type::eq_int_type(out_->sputc(byte), traits_type::eof())) {
      return traits_type::eof();
    }
    Count({&byte, 1});
    return c;
  }
  int sync() override { return out_->pubsync(); }

 private:
  void Count(std::string_view bytes) {
    bytes_ += bytes.size();
    if (hash_) sha256_.Add(bytes);
  }

  std::streambuf* out_;
  const bool hash_;
  uint64_t bytes_ = 0;
  Sha256 sha256_;
};

std::string FileName(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

// "panel.csv.manifest.json"; of a prefix or folder of tables, "news." and
// "tables/" give "news.manifest.json" and "tables/manifest.json".
std::string ManifestPath(const std::string& path) {
  const bool is_folder = path.ends_with('/');
  return path + (is_folder ? "manifest.json" : ".manifest.json");
}

}  // namespace

void AddOutOption(CLI::App* command, OutputArguments* arguments,
                  const std::string& description) {
  command->add_option("--out,--output", arguments->path, description)
      ->type_name("FILE")
      ->capture_default_str();
}

void AddManifestOptions(CLI::App* command, OutputArguments* arguments) {
  command
      ->add_option("--manifest", arguments->manifest,
                   "Write the citation manifest here; default: beside the "
                   "file, as FILE.manifest.json; - is standard output")
      ->type_name("FILE");
  command->add_flag("--no-manifest", arguments->no_manifest,
                    "Write no citation manifest");
}

Result<ExportOutput> ExportOutput::Open(const OutputArguments& arguments,
                                        const Console& console) {
  if (arguments.no_manifest && !arguments.manifest.empty()) {
    return Error(
        InvalidArgument("--manifest and --no-manifest contradict each other"));
  }
  if (arguments.path.empty()) {
    return Error(InvalidArgument("--out names no file"));
  }
  if (arguments.manifest == "-" && arguments.path == "-") {
    return Error(
        InvalidArgument("the table and its manifest cannot both go to standard "
                        "output; name a file for one of them"));
  }
  if (arguments.manifest == arguments.path && arguments.path != "-") {
    return Error(InvalidArgument("--manifest and --out name the same file"));
  }
  ACTANT_ASSIGN_OR_RETURN(std::string created, CreationTime());
  return ExportOutput(arguments, console, std::move(created));
}

Status ExportOutput::WriteHashed(const std::string& name, std::ostream& out,
                                 const Write& write) {
  HashingBuffer buffer(out.rdbuf(), wants_manifest());
  std::ostream hashed(&buffer);
  ACTANT_RETURN_IF_ERROR(write(hashed));
  hashed.flush();
  // What failed below shows in the stream that was given.
  if (!hashed) out.setstate(std::ios::badbit);
  if (wants_manifest()) files_.push_back({name, buffer.bytes(), buffer.Hex()});
  return Status::Ok();
}

Status ExportOutput::WriteMain(const Write& write) {
  if (arguments_.path == "-") return WriteHashed("-", *console_.out, write);
  return WriteFile(arguments_.path, write);
}

Status ExportOutput::WriteFile(const std::string& path, const Write& write) {
  return WriteFileWhole(path, [&](std::ostream& out) {
    return WriteHashed(FileName(path), out, write);
  });
}

Status ExportOutput::Finish(const EventStore& store,
                            const Provenance& provenance) {
  if (!wants_manifest()) return Status::Ok();
  const Result<Json> json = ProvenanceJson(store, provenance, files_, created_);
  if (!json.has_value()) return json.error();
  const std::string text =
      json->dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  if (arguments_.manifest == "-") {
    *console_.out << text;
    return Status::Ok();
  }
  const std::string path = arguments_.manifest.empty()
                               ? ManifestPath(arguments_.path)
                               : arguments_.manifest;
  ACTANT_RETURN_IF_ERROR(WriteFileWhole(path, [&text](std::ostream& out) {
    out << text;
    return Status::Ok();
  }));
  *console_.err << "citation manifest: " << path << '\n';
  return Status::Ok();
}

}  // namespace actant
