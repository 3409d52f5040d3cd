// Requests and answers of HTTP as the API sees them, without the library that
// carries them.
#ifndef ACTANT_APPS_SERVER_HTTP_MESSAGE_H_
#define ACTANT_APPS_SERVER_HTTP_MESSAGE_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace actant {

struct HttpRequest {
  std::string method;  // "GET"
  // As it was sent: "/api/v1/actors?q=%E7%BE%8E".
  std::string target;
  // By name in small letters; of a header that came twice the first.
  std::map<std::string, std::string> headers;
  std::string body;
  // Whether whoever asked has closed the connection meanwhile; may be empty.
  // To be called while the request is answered, from its thread.
  std::function<bool()> gone = {};

  // Empty where there is none. `name` in small letters.
  std::string_view Header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : found->second;
  }
};

// Takes the next piece of a long answer; false: nobody takes it any more.
using PieceSink = std::function<bool(std::string_view piece)>;

struct HttpResponse {
  int status = 200;
  std::string content_type;
  // Beside those that the listener sets (Content-Length, Connection).
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  // In place of the body: writes it piece by piece. False: it failed half-way,
  // and the connection is broken off so that nobody takes it for the whole.
  std::function<bool(const PieceSink& sink)> stream;
};

// Called from many threads at once.
using HttpHandler = std::function<HttpResponse(const HttpRequest& request)>;

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_HTTP_MESSAGE_H_
