// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/passphrases.hpp"
#include "app/session.hpp"
#include "base/error.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "composition/site.hpp"
#include "domain/ids.hpp"

namespace consentry::cli {

/// Options that every command understands.
struct GlobalOptions {
  std::filesystem::path store;
  std::string as;
  std::filesystem::path passphraseFile;
  std::filesystem::path models;
  std::size_t workers = 0;
  bool json = false;
  bool jsonLines = false;
  bool quiet = false;
  bool progress = false;
  bool noProgress = false;
};

/// One run of one command: the options, where words go, and the store once it is needed.
class Invocation {
 public:
  Invocation(const GlobalOptions& options, Output& out) : m_options(options), m_store(options.store), m_out(out) {}

  [[nodiscard]] Output& out() { return m_out; }
  [[nodiscard]] const GlobalOptions& options() const { return m_options; }

  /// Asks as the person of `--as`. `read` never writes and takes no lock; `act` may write; `work` is an act that takes
  /// long: it shows progress and can be interrupted.
  template <class Request>
  [[nodiscard]] base::Expected<typename Request::Answer> read(const Request& request) {
    TRY(app::Session* const session, open(Access::reading, allowsOneTime<Request>()));
    return session->ask(request);
  }
  template <class Request>
  [[nodiscard]] base::Expected<typename Request::Answer> act(const Request& request) {
    TRY(app::Session* const session, open(Access::writing, allowsOneTime<Request>()));
    return session->ask(request);
  }
  template <class Request>
  [[nodiscard]] base::Expected<typename Request::Answer> work(const Request& request) {
    TRY(app::Session* const session, open(Access::writing, allowsOneTime<Request>()));
    auto answer = session->ask(request, job());
    m_out.progress("");
    return answer;
  }

  /// Long work that writes nothing to the store.
  template <class Request>
  [[nodiscard]] base::Expected<typename Request::Answer> workReading(const Request& request) {
    TRY(app::Session* const session, open(Access::reading, allowsOneTime<Request>()));
    auto answer = session->ask(request, job());
    m_out.progress("");
    return answer;
  }

  /// For somebody who gets one: from the file, else asked twice at the terminal, else nothing.
  [[nodiscard]] base::Expected<app::SharedSecret> newPassphrase(const std::filesystem::path& file,
                                                                const std::string& whose);
  /// Of the first administrator, who has none to sign in with: from `--passphrase-file`, or asked twice.
  [[nodiscard]] base::Expected<app::SharedSecret> firstPassphrase(const std::string& whose);

  /// What accompanies long work.
  [[nodiscard]] app::Job job();

  /// The services of the store without anybody acting: only for what is nobody's act, such as who there is.
  [[nodiscard]] base::Expected<app::Services*> servicesToRead();
  /// Of the store that a command has opened already.
  [[nodiscard]] app::Services& services();

  /// What takes the store through a restore; opened as `read` opens it, or as `act`.
  enum class Access { reading, writing };
  [[nodiscard]] base::Expected<app::ports::StoreRestorer*> restorer(Access access);
  /// Opens what is sealed in the store, which is opened for reading.
  [[nodiscard]] base::Expected<app::ports::SealedCheck*> sealedCheck();
  /// From now on the store is the one in that folder.
  void useStore(const std::filesystem::path& folder);
  /// Closes the store, so that its folder can get another name; what people are called stays known.
  void closeStore();

  [[nodiscard]] base::Expected<std::filesystem::path> storePath();
  [[nodiscard]] composition::SiteOptions siteOptions() const;

  /// A person's name for people, "—" for nobody.
  [[nodiscard]] std::string nameOf(const domain::UserId& user);
  /// A login or a handle, as the log writes it.
  [[nodiscard]] std::string handleOf(const std::string& loginOrHandle);

  /// A failure that knows its own next step better than its code does.
  [[nodiscard]] std::unexpected<base::Error> refuse(base::Errc code, std::string what, std::string next);
  [[nodiscard]] const std::optional<std::string>& next() const { return m_next; }
  /// Whether the opened store is a restored one that nobody has agreed to yet.
  [[nodiscard]] bool waitsForRestore() const;

 private:
  [[nodiscard]] base::Expected<void> openSite(Access access);
  [[nodiscard]] base::Expected<app::Session*> open(Access access, bool allowsOneTime);
  template <class Request>
  [[nodiscard]] static consteval bool allowsOneTime() {
    return requires { Request::kDespiteOneTimePassphrase; };
  }
  /// Of the person of `--as`: from the file, or asked once a command.
  [[nodiscard]] base::Expected<app::SharedSecret> passphrase();
  void loadNames();

  const GlobalOptions& m_options;
  std::filesystem::path m_store;
  Output& m_out;
  std::optional<std::string> m_next;
  Access m_access = Access::reading;
  std::unique_ptr<composition::Site> m_site;
  app::SharedSecret m_passphrase;
  std::optional<app::Session> m_session;
  std::optional<std::map<std::string, std::pair<std::string, std::string>>> m_names;  ///< handle → (login, name)
  std::unique_ptr<Interrupt> m_interrupt;
};

}  // namespace consentry::cli
