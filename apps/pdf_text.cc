#include "apps/pdf_text.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <memory>

#include "extract/decode.h"

namespace actant {
namespace {

// Poppler reports what it repairs to standard error unless told otherwise.
void Silence(const std::string& /*message*/, void* /*closure*/) {}

}  // namespace

Result<std::string> ReadPdf(std::string_view bytes) {
  poppler::set_debug_error_function(&Silence, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(),
                                            static_cast<int>(bytes.size())));
  if (document == nullptr) {
    return Error(InvalidArgument("the PDF is damaged and cannot be opened"));
  }
  if (document->is_locked()) {
    return Error(InvalidArgument("the PDF is locked by a password"));
  }
  std::string text;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) continue;
    const poppler::byte_array page_text =
        page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)
            .to_utf8();
    text.append(page_text.begin(), page_text.end());
    if (!text.ends_with('\f')) text.push_back('\f');
  }
  if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
    return Error(InvalidArgument(
        "the PDF has no text (a scan?); run it through OCR first"));
  }
  if (!IsValidUtf8(text)) {
    return Error(InvalidArgument("the PDF's text is not valid Unicode"));
  }
  return text;
}

}  // namespace actant
