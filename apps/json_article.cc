#include "apps/json_article.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "extract/decode.h"

namespace actant {
namespace {

using nlohmann::json;

// The string under `key`; empty where absent or null.
Result<std::string> StringAt(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::string();
  if (found->is_string()) return found->get<std::string>();
  return Error(InvalidArgument(std::string("\"") + key + "\" is not a string"));
}

Result<std::string> IdOf(const json& object) {
  const auto found = object.find("id");
  if (found != object.end() && found->is_number_integer()) {
    return found->dump();
  }
  return StringAt(object, "id");
}

Result<json> ParseObject(std::string_view line) {
  if (!IsValidUtf8(line)) {
    return Error(InvalidArgument(
        "not valid UTF-8, which JSON must be; convert the file (iconv)"));
  }
  json object;
  try {
    object = json::parse(line);
  } catch (const json::parse_error& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: ...":
    // the part after the second colon says what.
    const std::string_view what = error.what();
    const size_t column = what.find("column");
    return Error(InvalidArgument(
        "bad JSON at " + std::string(what.substr(
                             column == std::string_view::npos ? 0 : column))));
  }
  if (!object.is_object()) {
    return Error(InvalidArgument("not a JSON object"));
  }
  return object;
}

}  // namespace

Result<ArticleInput> ParseJsonArticle(std::string_view line) {
  ACTANT_ASSIGN_OR_RETURN(const json object, ParseObject(line));
  ArticleInput article;
  ACTANT_ASSIGN_OR_RETURN(article.id, IdOf(object));
  ACTANT_ASSIGN_OR_RETURN(article.title, StringAt(object, "title"));
  ACTANT_ASSIGN_OR_RETURN(article.text, StringAt(object, "text"));
  ACTANT_ASSIGN_OR_RETURN(article.url, StringAt(object, "url"));
  ACTANT_ASSIGN_OR_RETURN(article.publisher, StringAt(object, "publisher"));
  ACTANT_ASSIGN_OR_RETURN(const std::string published,
                          StringAt(object, "published"));
  if (article.id.empty()) article.id = article.url;
  if (article.id.empty()) {
    return Error(InvalidArgument("neither \"id\" nor \"url\""));
  }
  constexpr const char* kWhiteSpace = " \t\r\n";
  if (article.text.find_first_not_of(kWhiteSpace) == std::string::npos &&
      article.title.find_first_not_of(kWhiteSpace) == std::string::npos) {
    return Error(InvalidArgument("no text"));
  }
  if (!published.empty()) {
    const Result<Day> day = ParseDay(published);
    if (!day.has_value()) {
      return Error(day.error().Annotate("\"published\""));
    }
    article.published = *day;
  }
  return article;
}

}  // namespace actant
