#include "fault_file_system.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

namespace actant::testing {

namespace fs = std::filesystem;

using rocksdb::FileOptions;
using rocksdb::FSDirectory;
using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

namespace {

// What a disk writes whole or not at all.
constexpr size_t kSector = 512;

std::string Plain(const std::string& path) {
  std::string plain = fs::path(path).lexically_normal().string();
  while (plain.size() > 1 && plain.back() == '/') plain.pop_back();
  return plain;
}

std::string FolderOf(const std::string& path) {
  return fs::path(path).parent_path().string();
}

// `path` with a leading `from` replaced; as it is where it has none.
std::string Moved(const std::string& path, const std::string& from,
                  const std::string& to) {
  if (path == from) return to;
  if (!path.starts_with(from + "/")) return path;
  return to + path.substr(from.size());
}

}  // namespace

std::string_view FaultName(Fault fault) {
  switch (fault) {
    case Fault::kNone:
      return "none";
    case Fault::kFailOnce:
      return "one operation fails";
    case Fault::kDoneFails:
      return "done, reported as failed";
    case Fault::kTorn:
      return "torn write";
    case Fault::kDead:
      return "dead disk";
    case Fault::kTornDead:
      return "torn write, dead disk";
    case Fault::kFull:
      return "full disk";
    case Fault::kPowerCut:
      return "power cut, all unsynced lost";
    case Fault::kPowerTorn:
      return "power cut, some unsynced lost";
  }
  return "";
}

// A file open for writing.
class FaultyFile : public rocksdb::FSWritableFileWrapper {
 public:
  FaultyFile(FaultFileSystem* files, std::string name,
             FaultFileSystem::ContentPtr content,
             std::unique_ptr<FSWritableFile> target)
      : FSWritableFileWrapper(target.get()),
        files_(*files),
        name_(std::move(name)),
        content_(std::move(content)),
        target_(std::move(target)) {}

  using FSWritableFileWrapper::Append;
  IOStatus Append(const Slice& data, const IOOptions& options,
                  IODebugContext* debug) override {
    return files_.Append(data, name_, content_, target_.get(), options, debug);
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& /*info*/,
                  IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus PositionedAppend(const Slice& /*data*/, uint64_t /*offset*/,
                            const IOOptions& /*options*/,
                            IODebugContext* /*debug*/) override {
    return IOStatus::NotSupported("PositionedAppend");
  }
  IOStatus PositionedAppend(const Slice& data, uint64_t offset,
                            const IOOptions& options,
                            const rocksdb::DataVerificationInfo& /*info*/,
                            IODebugContext* debug) override {
    return PositionedAppend(data, offset, options, debug);
  }
  IOStatus Truncate(uint64_t size, const IOOptions& options,
                    IODebugContext* debug) override {
    const FaultFileSystem::Verdict verdict = files_.Judge("truncate", name_);
    if (!verdict.done) return verdict.status;
    IOStatus done = target_->Truncate(size, options, debug);
    if (!done.ok()) return done;
    const std::lock_guard lock(files_.mutex_);
    content_->size = size;
    content_->synced = std::min(content_->synced, size);
    return verdict.status;
  }
  IOStatus Sync(const IOOptions& /*options*/,
                IODebugContext* /*debug*/) override {
    return files_.SyncContent(name_, content_);
  }
  IOStatus Fsync(const IOOptions& /*options*/,
                 IODebugContext* /*debug*/) override {
    return files_.SyncContent(name_, content_);
  }
  IOStatus RangeSync(uint64_t /*offset*/, uint64_t /*bytes*/,
                     const IOOptions& /*options*/,
                     IODebugContext* /*debug*/) override {
    return IOStatus::OK();
  }
  IOStatus Close(const IOOptions& options, IODebugContext* debug) override {
    const FaultFileSystem::Verdict verdict = files_.Judge("close", name_);
    const IOStatus closed = target_->Close(options, debug);
    return verdict.status.ok() ? closed : verdict.status;
  }

 private:
  FaultFileSystem& files_;
  const std::string name_;
  const FaultFileSystem::ContentPtr content_;
  const std::unique_ptr<FSWritableFile> target_;
};

class FaultyFolder : public rocksdb::FSDirectoryWrapper {
 public:
  FaultyFolder(FaultFileSystem* files, std::string name,
               std::unique_ptr<FSDirectory> target)
      : FSDirectoryWrapper(std::move(target)),
        files_(*files),
        name_(std::move(name)) {}

  IOStatus Fsync(const IOOptions& /*options*/,
                 IODebugContext* /*debug*/) override {
    return files_.SyncEntries(name_);
  }
  IOStatus FsyncWithDirOptions(
      const IOOptions& /*options*/, IODebugContext* /*debug*/,
      const rocksdb::DirFsyncOptions& /*folder*/) override {
    return files_.SyncEntries(name_);
  }

 private:
  FaultFileSystem& files_;
  const std::string name_;
};

FaultFileSystem::FaultFileSystem(std::string graveyard)
    : FileSystemWrapper(rocksdb::FileSystem::Default()),
      graveyard_(std::move(graveyard)) {
  fs::create_directories(graveyard_);
}

FaultFileSystem::~FaultFileSystem() {
  std::error_code ignored;
  fs::remove_all(graveyard_, ignored);
}

void FaultFileSystem::Arm(Fault fault, uint64_t after, uint32_t seed) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
  strike_ = operations_ + after;
  struck_ = false;
  struck_at_.clear();
  random_.seed(seed);
}

bool FaultFileSystem::struck() const {
  const std::lock_guard lock(mutex_);
  return struck_;
}

std::string FaultFileSystem::struck_at() const {
  const std::lock_guard lock(mutex_);
  return struck_at_;
}

uint64_t FaultFileSystem::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

void FaultFileSystem::Restart() {
  const std::lock_guard lock(mutex_);
  if (struck_ && (fault_ == Fault::kPowerCut || fault_ == Fault::kPowerTorn)) {
    LosePower();
  }
  fault_ = Fault::kNone;
  contents_.clear();
  changes_.clear();
  std::error_code ignored;
  fs::remove_all(graveyard_, ignored);
  fs::create_directories(graveyard_);
}

IOStatus FaultFileSystem::Failure(bool no_space) const {
  IOStatus status = no_space ? IOStatus::NoSpace("injected: the disk is full")
                             : IOStatus::IOError("injected", struck_at_);
  return status;
}

FaultFileSystem::Verdict FaultFileSystem::Judge(std::string_view operation,
                                                const std::string& name,
                                                size_t bytes) {
  const std::lock_guard lock(mutex_);
  const uint64_t number = operations_++;
  Verdict verdict;
  verdict.bytes = bytes;
  if (fault_ == Fault::kNone || number < strike_) return verdict;
  const bool append = operation == "append";
  const bool torn = fault_ == Fault::kTorn || fault_ == Fault::kTornDead;
  if (!struck_) {
    // Only an append can be torn, only what takes space meets a full disk.
    if (torn && !append) return verdict;
    if (fault_ == Fault::kFull && !append) return verdict;
    struck_ = true;
    struck_at_ =
        std::string(operation) + " " + fs::path(name).filename().string();
    if (fault_ == Fault::kDoneFails) {
      verdict.status = Failure(false);
      return verdict;
    }
    verdict.bytes = 0;
    if ((torn || fault_ == Fault::kFull) && bytes > 0) {
      verdict.bytes = random_() % bytes / kSector * kSector;
    }
    verdict.done = verdict.bytes > 0;
    verdict.status = Failure(fault_ == Fault::kFull);
    return verdict;
  }
  switch (fault_) {
    case Fault::kFull:
      if (!append) return verdict;
      break;
    case Fault::kDead:
    case Fault::kTornDead:
    case Fault::kPowerCut:
    case Fault::kPowerTorn:
      break;
    default:
      return verdict;
  }
  verdict.done = false;
  verdict.bytes = 0;
  verdict.status = Failure(fault_ == Fault::kFull);
  return verdict;
}

IOStatus FaultFileSystem::Append(const Slice& data, const std::string& name,
                                 const ContentPtr& content,
                                 FSWritableFile* file, const IOOptions& options,
                                 IODebugContext* debug) {
  const Verdict verdict = Judge("append", name, data.size());
  if (!verdict.done) return verdict.status;
  IOStatus done =
      file->Append(Slice(data.data(), verdict.bytes), options, debug);
  if (!done.ok()) return done;
  const std::lock_guard lock(mutex_);
  content->size += verdict.bytes;
  return verdict.status;
}

IOStatus FaultFileSystem::SyncContent(const std::string& name,
                                      const ContentPtr& content) {
  const Verdict verdict = Judge("sync", name);
  if (!verdict.done) return verdict.status;
  const std::lock_guard lock(mutex_);
  content->synced = content->size;
  return verdict.status;
}

IOStatus FaultFileSystem::SyncEntries(const std::string& folder) {
  const Verdict verdict = Judge("sync folder", folder);
  if (!verdict.done) return verdict.status;
  const std::lock_guard lock(mutex_);
  std::erase_if(changes_, [&](const EntryChange& change) {
    return FolderOf(change.path) == folder;
  });
  return verdict.status;
}

FaultFileSystem::ContentPtr FaultFileSystem::ContentOf(
    const std::string& path) {
  const auto known = contents_.find(path);
  if (known != contents_.end()) return known->second;
  auto content = std::make_shared<Content>();
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error) content->size = content->synced = size;
  contents_[path] = content;
  return content;
}

std::string FaultFileSystem::Bury(const std::string& path) {
  const std::string grave = graveyard_ + "/" + std::to_string(graves_++);
  std::error_code ignored;
  fs::create_hard_link(path, grave, ignored);
  return grave;
}

IOStatus FaultFileSystem::NewWritableFile(
    const std::string& name, const FileOptions& options,
    std::unique_ptr<FSWritableFile>* result, IODebugContext* debug) {
  const std::string path = Plain(name);
  const Verdict verdict = Judge("create", path);
  if (!verdict.done) return verdict.status;
  ContentPtr content;
  {
    const std::lock_guard lock(mutex_);
    EntryChange change{EntryChange::Kind::kMade, path, "", "", nullptr};
    if (fs::exists(path)) {
      change.kind = EntryChange::Kind::kRemoved;
      change.buried = ContentOf(path);
      change.grave = Bury(path);
      fs::remove(path);
    }
    changes_.push_back(std::move(change));
    content = contents_[path] = std::make_shared<Content>();
  }
  std::unique_ptr<FSWritableFile> file;
  IOStatus made = target_->NewWritableFile(path, options, &file, debug);
  if (!made.ok()) return made;
  *result = std::make_unique<FaultyFile>(this, path, content, std::move(file));
  if (!verdict.status.ok()) result->reset();
  return verdict.status;
}

IOStatus FaultFileSystem::ReopenWritableFile(
    const std::string& name, const FileOptions& options,
    std::unique_ptr<FSWritableFile>* result, IODebugContext* debug) {
  const std::string path = Plain(name);
  if (!fs::exists(path)) return NewWritableFile(name, options, result, debug);
  const Verdict verdict = Judge("open", path);
  if (!verdict.done) return verdict.status;
  ContentPtr content;
  {
    const std::lock_guard lock(mutex_);
    content = ContentOf(path);
  }
  std::unique_ptr<FSWritableFile> file;
  IOStatus opened = target_->ReopenWritableFile(path, options, &file, debug);
  if (!opened.ok()) return opened;
  *result = std::make_unique<FaultyFile>(this, path, content, std::move(file));
  if (!verdict.status.ok()) result->reset();
  return verdict.status;
}

IOStatus FaultFileSystem::ReuseWritableFile(
    const std::string& name, const std::string& /*old_name*/,
    const FileOptions& /*options*/, std::unique_ptr<FSWritableFile>* /*result*/,
    IODebugContext* /*debug*/) {
  return IOStatus::NotSupported("ReuseWritableFile", name);
}

IOStatus FaultFileSystem::NewRandomRWFile(
    const std::string& name, const FileOptions& /*options*/,
    std::unique_ptr<rocksdb::FSRandomRWFile>* /*result*/,
    IODebugContext* /*debug*/) {
  return IOStatus::NotSupported("NewRandomRWFile", name);
}

IOStatus FaultFileSystem::NewDirectory(const std::string& name,
                                       const IOOptions& options,
                                       std::unique_ptr<FSDirectory>* result,
                                       IODebugContext* debug) {
  std::unique_ptr<FSDirectory> folder;
  IOStatus opened = target_->NewDirectory(name, options, &folder, debug);
  if (!opened.ok()) return opened;
  *result =
      std::make_unique<FaultyFolder>(this, Plain(name), std::move(folder));
  return opened;
}

IOStatus FaultFileSystem::DeleteFile(const std::string& name,
                                     const IOOptions& options,
                                     IODebugContext* debug) {
  const std::string path = Plain(name);
  const Verdict verdict = Judge("delete", path);
  if (!verdict.done) return verdict.status;
  const std::lock_guard lock(mutex_);
  EntryChange change{EntryChange::Kind::kRemoved, path, "", "", nullptr};
  if (fs::exists(path)) {
    change.buried = ContentOf(path);
    change.grave = Bury(path);
  }
  IOStatus done = target_->DeleteFile(path, options, debug);
  if (!done.ok()) return done;
  contents_.erase(path);
  changes_.push_back(std::move(change));
  return verdict.status;
}

IOStatus FaultFileSystem::Truncate(const std::string& name, size_t size,
                                   const IOOptions& options,
                                   IODebugContext* debug) {
  const std::string path = Plain(name);
  const Verdict verdict = Judge("truncate", path);
  if (!verdict.done) return verdict.status;
  const std::lock_guard lock(mutex_);
  const ContentPtr content = ContentOf(path);
  IOStatus done = target_->Truncate(path, size, options, debug);
  if (!done.ok()) return done;
  content->size = size;
  content->synced = std::min<uint64_t>(content->synced, size);
  return verdict.status;
}

IOStatus FaultFileSystem::CreateDir(const std::string& name,
                                    const IOOptions& options,
                                    IODebugContext* debug) {
  const std::string path = Plain(name);
  const Verdict verdict = Judge("make folder", path);
  if (!verdict.done) return verdict.status;
  IOStatus done = target_->CreateDir(path, options, debug);
  if (!done.ok()) return done;
  const std::lock_guard lock(mutex_);
  changes_.push_back({EntryChange::Kind::kMadeFolder, path, "", "", nullptr});
  return verdict.status;
}

IOStatus FaultFileSystem::CreateDirIfMissing(const std::string& name,
                                             const IOOptions& options,
                                             IODebugContext* debug) {
  if (fs::exists(Plain(name))) {
    return target_->CreateDirIfMissing(name, options, debug);
  }
  return CreateDir(name, options, debug);
}

IOStatus FaultFileSystem::DeleteDir(const std::string& name,
                                    const IOOptions& options,
                                    IODebugContext* debug) {
  const std::string path = Plain(name);
  const Verdict verdict = Judge("remove folder", path);
  if (!verdict.done) return verdict.status;
  IOStatus done = target_->DeleteDir(path, options, debug);
  if (!done.ok()) return done;
  const std::lock_guard lock(mutex_);
  changes_.push_back(
      {EntryChange::Kind::kRemovedFolder, path, "", "", nullptr});
  return verdict.status;
}

IOStatus FaultFileSystem::RenameFile(const std::string& from,
                                     const std::string& to,
                                     const IOOptions& options,
                                     IODebugContext* debug) {
  const std::string source = Plain(from);
  const std::string target = Plain(to);
  const Verdict verdict = Judge("rename", target);
  if (!verdict.done) return verdict.status;
  const std::lock_guard lock(mutex_);
  EntryChange change{EntryChange::Kind::kRenamed, target, source, "", nullptr};
  if (fs::is_regular_file(target)) {
    change.buried = ContentOf(target);
    change.grave = Bury(target);
  }
  const bool folder = fs::is_directory(source);
  IOStatus done = target_->RenameFile(source, target, options, debug);
  if (!done.ok()) return done;
  if (folder) {
    RewritePrefix(source, target);
  } else {
    contents_.erase(target);
    auto node = contents_.extract(source);
    if (!node.empty()) {
      node.key() = target;
      contents_.insert(std::move(node));
    }
  }
  changes_.push_back(std::move(change));
  return verdict.status;
}

IOStatus FaultFileSystem::LinkFile(const std::string& from,
                                   const std::string& to,
                                   const IOOptions& options,
                                   IODebugContext* debug) {
  const std::string target = Plain(to);
  const Verdict verdict = Judge("link", target);
  if (!verdict.done) return verdict.status;
  const std::lock_guard lock(mutex_);
  const ContentPtr content = ContentOf(Plain(from));
  IOStatus done = target_->LinkFile(Plain(from), target, options, debug);
  if (!done.ok()) return done;
  contents_[target] = content;
  changes_.push_back({EntryChange::Kind::kMade, target, "", "", nullptr});
  return verdict.status;
}

void FaultFileSystem::RewritePrefix(const std::string& from,
                                    const std::string& to) {
  for (EntryChange& change : changes_) {
    change.path = Moved(change.path, from, to);
    change.old_path = Moved(change.old_path, from, to);
  }
  std::map<std::string, ContentPtr> moved;
  for (auto& [path, content] : contents_) {
    moved[Moved(path, from, to)] = std::move(content);
  }
  contents_ = std::move(moved);
}

void FaultFileSystem::Undo(const EntryChange& change) {
  std::error_code ignored;
  switch (change.kind) {
    case EntryChange::Kind::kMade:
    case EntryChange::Kind::kRemoved:
      fs::remove(change.path, ignored);
      contents_.erase(change.path);
      break;
    case EntryChange::Kind::kRenamed: {
      const bool folder = fs::is_directory(change.path);
      fs::rename(change.path, change.old_path, ignored);
      if (folder) {
        RewritePrefix(change.path, change.old_path);
      } else {
        auto node = contents_.extract(change.path);
        if (!node.empty()) {
          node.key() = change.old_path;
          contents_.insert(std::move(node));
        }
      }
      break;
    }
    case EntryChange::Kind::kMadeFolder:
      // What was synced inside is lost with the folder's own entry.
      fs::remove_all(change.path, ignored);
      break;
    case EntryChange::Kind::kRemovedFolder:
      fs::create_directory(change.path, ignored);
      break;
  }
  if (!change.grave.empty()) {
    fs::create_hard_link(change.grave, change.path, ignored);
    contents_[change.path] = change.buried;
  }
}

void FaultFileSystem::LosePower() {
  const bool some = fault_ == Fault::kPowerTorn;
  const size_t kept = some ? random_() % (changes_.size() + 1) : 0;
  while (changes_.size() > kept) {
    const EntryChange change = std::move(changes_.back());
    changes_.pop_back();
    Undo(change);
  }
  std::set<Content*> cut;
  for (const auto& [path, content] : contents_) {
    if (!cut.insert(content.get()).second) continue;
    const uint64_t lost = content->size - content->synced;
    const uint64_t stays = some && lost > 0 ? random_() % (lost + 1) : 0;
    std::error_code ignored;
    if (fs::exists(path)) {
      fs::resize_file(path, content->synced + stays, ignored);
    }
  }
}

}  // namespace actant::testing
