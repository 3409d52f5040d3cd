// backup, restore, compact: care for a store's files.
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "apps/commands.h"
#include "apps/progress_bar.h"
#include "apps/query_arguments.h"
#include "storage/backup.h"
#include "storage/compact.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

struct BackupArguments {
  std::string store;
  std::string folder;
  std::string format;
  uint32_t keep = 0;
  uint32_t id = 0;
  bool list = false;
  bool verify = false;
};

struct RestoreArguments {
  std::string store;
  std::string folder;
  uint32_t id = 0;
};

struct CompactArguments {
  std::string store;
};

// "12.3 MB", in 10^6 bytes.
std::string Megabytes(uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

// "2026-03-01 12:00:00Z"
std::string FormatMoment(int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  char text[32] = "";
  if (gmtime_r(&time, &parts) != nullptr) {
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%SZ", &parts);
  }
  return text;
}

uint64_t FolderBytes(const std::string& path) {
  uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(path, error);
  for (; !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    std::error_code gone;
    const uint64_t size = entry->is_regular_file(gone)
                              ? static_cast<uint64_t>(entry->file_size(gone))
                              : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

std::string Describe(const BackupInfo& backup) {
  return "backup " + std::to_string(backup.id) + ": " +
         std::to_string(backup.files) + " files, " + Megabytes(backup.bytes);
}

Result<ExitCode> List(const BackupArguments& arguments,
                      const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<BackupInfo> backups,
                          ListBackups(arguments.folder));
  Answer answer;
  answer.query = "backups";
  answer.headings = {"id", "made", "files", "size", "store"};
  answer.csv_fields = {"id", "made", "files", "bytes", "store", "damaged"};
  answer.when_empty = "no backups";
  for (const BackupInfo& backup : backups) {
    AnswerRow row;
    row.fields["id"] = backup.id;
    row.fields["made"] = FormatMoment(backup.seconds);
    row.fields["files"] = backup.files;
    row.fields["bytes"] = backup.bytes;
    row.fields["store"] = backup.store;
    row.fields["damaged"] = backup.damaged;
    row.cells = {std::to_string(backup.id), FormatMoment(backup.seconds),
                 std::to_string(backup.files), Megabytes(backup.bytes),
                 backup.store};
    if (backup.damaged) {
      row.cells = {std::to_string(backup.id), "damaged", "", "", ""};
    }
    answer.rows.push_back(std::move(row));
  }
  return Finish(answer, arguments.format, console);
}

Result<ExitCode> VerifyBackups(const BackupArguments& arguments,
                               const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<BackupInfo> backups,
                          ListBackups(arguments.folder));
  Status worst = backups.empty() ? NotFound("no backups at " + arguments.folder)
                                 : Status::Ok();
  bool found = arguments.id == 0;
  for (const BackupInfo& backup : backups) {
    if (arguments.id != 0 && backup.id != arguments.id) continue;
    found = true;
    const Status status = VerifyBackup(arguments.folder, backup.id);
    if (status.ok()) {
      *console.out << Describe(backup) << ", whole\n";
    } else {
      *console.out << "backup " << backup.id << ": damaged\n";
      worst = status;
    }
  }
  if (!found) return Error(VerifyBackup(arguments.folder, arguments.id));
  if (!worst.ok()) return Error(worst);
  return ExitCode::kOk;
}

Result<ExitCode> Make(const BackupArguments& arguments,
                      const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<EventStore> store,
                          OpenStore(arguments.store, OpenMode::kReadWrite));
  ProgressBar bar(console.progress ? console.err : nullptr, 0);
  BackupOptions options;
  options.folder = arguments.folder;
  options.keep = arguments.keep;
  options.progress = [&bar](uint64_t bytes) {
    bar.Update(bytes, Megabytes(bytes) + " copied");
  };
  ACTANT_ASSIGN_OR_RETURN(const BackupInfo backup, BackUp(*store, options));
  bar.Clear();
  *console.out << Describe(backup) << '\n';
  return ExitCode::kOk;
}

Result<ExitCode> Backup(const BackupArguments& arguments,
                        const Console& console) {
  if (arguments.list) return List(arguments, console);
  if (arguments.verify) return VerifyBackups(arguments, console);
  return Make(arguments, console);
}

Result<ExitCode> RestoreStore(const RestoreArguments& arguments,
                              const Console& console) {
  RestoreOptions options;
  options.folder = arguments.folder;
  options.id = arguments.id;
  options.path = arguments.store;
  ACTANT_ASSIGN_OR_RETURN(const BackupInfo backup, Restore(options));
  *console.out << Describe(backup) << ", of " << FormatMoment(backup.seconds)
               << ", restored to " << arguments.store << '\n';
  return ExitCode::kOk;
}

Result<ExitCode> CompactFiles(const CompactArguments& arguments,
                              const Console& console) {
  const uint64_t before = FolderBytes(arguments.store);
  {
    ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<EventStore> store,
                            OpenStore(arguments.store, OpenMode::kReadWrite));
    std::optional<ProgressBar> bar;
    ACTANT_RETURN_ERROR_IF(
        Compact(store.get(), [&](uint64_t done, uint64_t total) {
          if (!bar.has_value()) {
            bar.emplace(console.progress ? console.err : nullptr, total);
          }
          bar->Update(done, Megabytes(done) + " of " + Megabytes(total));
        }));
  }
  // Closing the store deletes the files that were rewritten.
  *console.out << "before " << Megabytes(before) << ", after "
               << Megabytes(FolderBytes(arguments.store)) << '\n';
  return ExitCode::kOk;
}

void AddBackup(CommandSet* set) {
  // Shared: the callback owns what the parser writes to (as in all below).
  const auto arguments = std::make_shared<BackupArguments>();
  CLI::App* command = AddCommand(
      set,
      {"backup", "Copy the store to a folder of backups",
       "  actant backup --to /media/disk/backups\n"
       "  actant backup --to /media/disk/backups --keep 7\n"
       "  actant backup --to /media/disk/backups --list\n"
       "  actant backup --to /media/disk/backups --verify\n\n"
       "A backup copies what no earlier one has. The store must not be open "
       "for writing elsewhere; queries may run.\n"},
      [arguments](const Console& console) {
        return Backup(*arguments, console);
      });
  command
      ->add_option("--to", arguments->folder,
                   "Folder of backups: a new or an empty one at first, best on "
                   "another disk")
      ->required()
      ->type_name("FOLDER");
  command
      ->add_option("--keep", arguments->keep,
                   "Then delete the oldest backups of this store, so that so "
                   "many stay")
      ->check(CLI::Range(1U, 1000000U))
      ->type_name("N");
  CLI::Option* const list = command->add_flag(
      "--list", arguments->list, "List the backups of the folder instead");
  CLI::Option* const verify =
      command->add_flag("--verify", arguments->verify,
                        "Read all backups of the folder instead, and check "
                        "their checksums");
  list->excludes(verify);
  command->add_option("--id", arguments->id, "Verify this backup alone")
      ->needs(verify)
      ->check(CLI::Range(1U, 4294967295U))
      ->type_name("ID");
  AddStoreOption(command, &arguments->store);
  AddFormatOption(command, &arguments->format);
}

void AddRestore(CommandSet* set) {
  const auto arguments = std::make_shared<RestoreArguments>();
  CLI::App* command =
      AddCommand(set,
                 {"restore", "Make a store of a backup",
                  "  actant restore --from /media/disk/backups --store "
                  "news.store\n"
                  "  actant restore --from /media/disk/backups --id 3 --store "
                  "old.store\n\n"
                  "A restore overwrites nothing: --store names a new or an "
                  "empty folder.\n"},
                 [arguments](const Console& console) {
                   return RestoreStore(*arguments, console);
                 });
  command->add_option("--from", arguments->folder, "Folder of backups")
      ->required()
      ->type_name("FOLDER");
  command
      ->add_option("--id", arguments->id,
                   "The backup, as `actant backup --list` shows it; default: "
                   "the newest")
      ->check(CLI::Range(1U, 4294967295U))
      ->type_name("ID");
  AddStoreOption(command, &arguments->store);
}

void AddCompact(CommandSet* set) {
  const auto arguments = std::make_shared<CompactArguments>();
  CLI::App* command =
      AddCommand(set,
                 {"compact", "Rewrite the store's files: smaller, and fewer",
                  "  actant compact\n"
                  "  actant compact --store news.store\n\n"
                  "Worth it after many articles were removed, replaced or read "
                  "again. Changes no answer.\n"},
                 [arguments](const Console& console) {
                   return CompactFiles(*arguments, console);
                 });
  AddStoreOption(command, &arguments->store);
}

}  // namespace

void AddBackupCommands(CommandSet* set) {
  AddBackup(set);
  AddRestore(set);
  AddCompact(set);
}

}  // namespace actant
