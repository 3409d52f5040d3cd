// The listener on real sockets, spoken to byte by byte.
#include "apps/server/http_listener.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace actant {
namespace {

// A listener that tells what it was asked.
class Listening {
 public:
  explicit Listening(ListenerOptions options = {}) {
    listener_ = *HttpListener::Bind(
        options,
        [](const HttpRequest& request) {
          HttpResponse response;
          response.content_type = "text/plain";
          if (request.target == "/stream" || request.target == "/broken") {
            response.stream = [whole = request.target ==
                                       "/stream"](const PieceSink& sink) {
              return sink("one ") && sink("two") && whole;
            };
            return response;
          }
          response.body = request.method + " " + request.target + " " +
                          request.body + " [" +
                          std::string(request.Header("accept-encoding")) + "]";
          return response;
        },
        [](int status) {
          HttpResponse response;
          response.status = status;
          response.content_type = "text/plain";
          response.body = "refused";
          return response;
        });
    thread_ = std::thread([this] { EXPECT_TRUE(listener_->Run().ok()); });
  }
  ~Listening() {
    listener_->Stop();
    thread_.join();
  }

  int port() const { return listener_->port(); }

 private:
  std::unique_ptr<HttpListener> listener_;
  std::thread thread_;
};

class Client {
 public:
  explicit Client(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address),
                      sizeof(address)),
              0);
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // False where the other side has closed.
  bool Send(const std::string& bytes) const {
    size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t n =
          send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) return false;
      sent += static_cast<size_t>(n);
    }
    return true;
  }

  // One answer with a Content-Length, or all until the end.
  std::string Receive() {
    for (;;) {
      const size_t head = pending_.find("\r\n\r\n");
      if (head != std::string::npos) {
        const size_t at = pending_.find("Content-Length: ");
        if (at < head) {
          const size_t size = std::stoul(pending_.substr(at + 16));
          if (pending_.size() >= head + 4 + size) {
            const std::string answer = pending_.substr(0, head + 4 + size);
            pending_.erase(0, head + 4 + size);
            return answer;
          }
        }
      }
      char buffer[4096];
      const ssize_t n = recv(socket_, buffer, sizeof(buffer), 0);
      if (n <= 0) return std::exchange(pending_, "");
      pending_.append(buffer, static_cast<size_t>(n));
    }
  }

 private:
  const int socket_;
  std::string pending_;
};

std::string Ask(int port, const std::string& bytes) {
  Client client(port);
  client.Send(bytes);
  return client.Receive();
}

// Whoever finds the queue full tries again after a second at the earliest.
TEST(HttpListenerTest, ManyMayCallBeforeTheFirstIsAnswered) {
  const auto listener = HttpListener::Bind(
      {}, [](const HttpRequest&) { return HttpResponse(); },
      [](int) { return HttpResponse(); });
  ASSERT_TRUE(listener.has_value());
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>((*listener)->port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::vector<pollfd> callers;
  for (int i = 0; i < 64; ++i) {
    const int caller = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    (void)connect(caller, reinterpret_cast<sockaddr*>(&address),
                  sizeof(address));
    callers.push_back({caller, POLLOUT, 0});
  }
  for (pollfd& caller : callers) {
    EXPECT_EQ(poll(&caller, 1, /*milliseconds=*/500), 1);
    close(caller.fd);
  }
}

TEST(HttpListenerTest, TellsWhetherTheCallerIsStillThere) {
  std::atomic<int> asked = 0;
  std::atomic<bool> gone = false;
  const auto listener = HttpListener::Bind(
      {},
      [&](const HttpRequest& request) {
        EXPECT_FALSE(request.gone());
        ++asked;
        const auto until =
            std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!gone && std::chrono::steady_clock::now() < until) {
          gone = request.gone();
          std::this_thread::yield();
        }
        return HttpResponse();
      },
      [](int) { return HttpResponse(); });
  ASSERT_TRUE(listener.has_value());
  std::thread thread([&] { EXPECT_TRUE((*listener)->Run().ok()); });
  {
    const Client client((*listener)->port());
    client.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    while (asked == 0) std::this_thread::yield();
  }
  (*listener)->Stop();
  thread.join();
  EXPECT_TRUE(gone);
}

TEST(HttpListenerTest, AnswersManyRequestsOnOneConnection) {
  const Listening listening;
  Client client(listening.port());
  for (int i = 0; i < 300; ++i) {
    const std::string target = "/" + std::to_string(i);
    ASSERT_TRUE(client.Send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    const std::string answer = client.Receive();
    ASSERT_EQ(answer.rfind("HTTP/1.1 200", 0), 0U) << answer;
    ASSERT_NE(answer.find("GET " + target + "  []"), std::string::npos);
  }
  // Sent together.
  client.Send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  EXPECT_NE(client.Receive().find("GET /a"), std::string::npos);
  EXPECT_NE(client.Receive().find("GET /b"), std::string::npos);
}

// httplib reads the bodies of none of these.
TEST(HttpListenerTest, BodiesWhereNoneBelongsAreNoFurtherRequests) {
  const Listening listening;
  const std::string inner = "GET /inner HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string length = std::to_string(inner.size());
  for (const std::string method : {"GET", "HEAD", "OPTIONS"}) {
    for (const std::string& head :
         {"Content-Length: " + length, "content-length:" + length,
          std::string("Transfer-Encoding: chunked")}) {
      Client client(listening.port());
      client.Send(method + " /outer HTTP/1.1\r\nHost: x\r\n" + head +
                  "\r\n\r\n" + inner);
      std::string all;
      for (std::string next; !(next = client.Receive()).empty();) all += next;
      EXPECT_EQ(all.rfind("HTTP/1.1 200", 0), 0U) << all;
      EXPECT_NE(all.find("Connection: close"), std::string::npos) << all;
      EXPECT_EQ(all.find("/inner"), std::string::npos) << method << " " << head;
    }
  }
  // No body is one of no bytes.
  Client client(listening.port());
  client.Send("GET /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
  EXPECT_NE(client.Receive().find("GET /a"), std::string::npos);
  client.Send("GET /b HTTP/1.1\r\n\r\n");
  EXPECT_NE(client.Receive().find("GET /b"), std::string::npos);
}

TEST(HttpListenerTest, HandsOnBodiesAndHeaders) {
  const Listening listening;
  EXPECT_NE(Ask(listening.port(),
                "POST /p HTTP/1.1\r\nContent-Length: 5\r\n"
                "Content-Type: application/json\r\n"
                "Accept-Encoding: gzip, br\r\n\r\nhello")
                .find("POST /p hello [gzip, br]"),
            std::string::npos);
  const std::string head =
      Ask(listening.port(), "HEAD /h HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(head.substr(head.size() - 4), "\r\n\r\n");
  const std::string options =
      Ask(listening.port(), "OPTIONS /o HTTP/1.1\r\n\r\n");
  EXPECT_NE(options.find("OPTIONS /o"), std::string::npos);
}

TEST(HttpListenerTest, StreamsAndBreaksOffWhatFails) {
  const Listening listening;
  const std::string close = "Connection: close\r\n\r\n";
  const std::string whole =
      Ask(listening.port(), "GET /stream HTTP/1.1\r\n" + close);
  EXPECT_NE(whole.find("one "), std::string::npos);
  EXPECT_EQ(whole.substr(whole.size() - 5), "0\r\n\r\n");
  // Without the chunk that ends it.
  const std::string broken =
      Ask(listening.port(), "GET /broken HTTP/1.1\r\n" + close);
  EXPECT_NE(broken.find("two"), std::string::npos);
  EXPECT_EQ(broken.find("\r\n0\r\n"), std::string::npos);
}

TEST(HttpListenerTest, RefusesWhatIsTooLargeOrNoHttp) {
  ListenerOptions options;
  options.head_bytes = 4096;
  options.body_bytes = 100;
  const Listening listening(options);
  const auto status = [&](const std::string& bytes) {
    const std::string answer = Ask(listening.port(), bytes);
    return answer.size() < 12 ? "closed" : answer.substr(9, 3);
  };
  EXPECT_EQ(status("nonsense\r\n\r\n"), "400");
  EXPECT_EQ(status("BREW / HTTP/1.1\r\n\r\n"), "400");
  std::string headers;
  for (int i = 0; i < 400; ++i) headers += "X-A: bbbbbbbbbb\r\n";
  EXPECT_EQ(status("GET / HTTP/1.1\r\n" + headers + "\r\n"), "400");
  EXPECT_EQ(status("GET /" + std::string(10000, 'a') + " HTTP/1.1\r\n\r\n"),
            "closed");
  EXPECT_EQ(status("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n" +
                   std::string(101, 'x')),
            "413");
  // After that the server still answers.
  EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), "200");
}

// What follows a refused head must not be taken for a request.
TEST(HttpListenerTest, ClosesAfterAHeadItDidNotUnderstand) {
  const Listening listening;
  Client client(listening.port());
  client.Send("nonsense\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n");
  EXPECT_NE(client.Receive().find("400"), std::string::npos);
  EXPECT_EQ(client.Receive(), "");
}

TEST(HttpListenerTest, GivesUpOnHeadsThatComeTooSlowly) {
  ListenerOptions options;
  options.read_seconds = 1;
  const Listening listening(options);
  Client client(listening.port());
  bool open = client.Send("GET / HTTP/1.1\r\n");
  // A byte at a time, each soon enough by itself.
  for (int i = 0; open && i < 100; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    open = client.Send("X");
  }
  EXPECT_FALSE(open);
}

TEST(HttpListenerTest, ServesMoreConnectionsThanItHasThreads) {
  ListenerOptions options;
  options.connections = 4;
  options.idle_seconds = 1;
  const Listening listening(options);
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&listening] {
      EXPECT_NE(Ask(listening.port(), "GET /x HTTP/1.1\r\n\r\n").find("200"),
                std::string::npos);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(HttpListenerTest, SaysThatAPortIsTaken) {
  const Listening listening;
  ListenerOptions options;
  options.port = listening.port();
  const auto second = HttpListener::Bind(
      options, [](const HttpRequest&) { return HttpResponse(); },
      [](int) { return HttpResponse(); });
  ASSERT_FALSE(second.has_value());
  EXPECT_NE(second.error().message().find("in use"), std::string::npos);
}

}  // namespace
}  // namespace actant
