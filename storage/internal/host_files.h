// The files a store is kept in, and the folders around them.
#ifndef ACTANT_STORAGE_INTERNAL_HOST_FILES_H_
#define ACTANT_STORAGE_INTERNAL_HOST_FILES_H_

#include <rocksdb/env.h>

#include <cstddef>
#include <string>
#include <system_error>

#include "proto/status.h"

namespace actant::internal {

// What StoreOptions::files stands for. All that a store writes goes through
// `env`, so that a test can let it fail; looking at folders does not.
struct HostFiles {
  rocksdb::Env* env = nullptr;
  // Of each family; 0 = as rocksdb_options.cc has it. Small ones let a short
  // test flush and compact.
  size_t write_buffer_bytes = 0;
};

// That of `files`, or the operating system's where it is nullptr.
rocksdb::Env* EnvOf(const HostFiles* files);

// What a failed call of the operating system means for the caller.
Status FromSystem(const std::error_code& error, const std::string& what);

// Makes the entries of the folder outlast a power failure.
Status SyncFolder(rocksdb::Env* env, const std::string& folder);

// The folder that holds `path`'s entry; "." for a bare name.
std::string ParentFolder(const std::string& path);

// Makes the folder and those above it that are missing; their entries are
// synced. InvalidArgument: a part of the path is a file.
Status MakeFolders(rocksdb::Env* env, const std::string& path);

// Takes away the folder and what is in it, if it is there.
Status RemoveFolder(rocksdb::Env* env, const std::string& path);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_HOST_FILES_H_
