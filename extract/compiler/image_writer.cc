#include "extract/compiler/image_writer.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace actant {
namespace {

void Align(std::string* bytes) {
  bytes->append((image::kAlignment - bytes->size() % image::kAlignment) %
                    image::kAlignment,
                '\0');
}

}  // namespace

image::Slice ImageWriter::Text(std::string_view text) {
  const auto it = slices_.find(text);
  if (it != slices_.end()) return it->second;
  const image::Slice slice{static_cast<uint32_t>(pool_.size()),
                           static_cast<uint32_t>(text.size())};
  pool_.append(text);
  slices_.emplace(text, slice);
  return slice;
}

Result<std::string> ImageWriter::Finish() {
  if (pool_.size() > std::numeric_limits<uint32_t>::max()) {
    return Error(ResourceExhausted("the data's texts take more than 4 GiB"));
  }
  sections_[image::kStrings] = std::exchange(pool_, {});
  slices_.clear();

  std::array<image::SectionRange, image::kSectionCount> table{};
  std::string bytes(sizeof(image::Header) + sizeof(table), '\0');
  for (size_t i = 0; i < sections_.size(); ++i) {
    Align(&bytes);
    table[i] = {bytes.size(), sections_[i].size()};
    bytes.append(std::exchange(sections_[i], {}));
  }
  Align(&bytes);
  std::memcpy(bytes.data() + sizeof(image::Header), table.data(),
              sizeof(table));

  image::Header header{};
  std::copy(std::begin(image::kMagic), std::end(image::kMagic), header.magic);
  header.version = image::kLayoutVersion;
  header.section_count = image::kSectionCount;
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(bytes.data() + sizeof(header),
                                               bytes.size() - sizeof(header)));
  std::copy(std::begin(hash.digest), std::end(hash.digest), header.hash);
  std::memcpy(bytes.data(), &header, sizeof(header));
  return bytes;
}

}  // namespace actant
