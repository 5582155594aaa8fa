// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/invocation.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "app/sign_in.hpp"
#include "base/check.hpp"
#include "cli/passphrase_input.hpp"
#include "cli/progress_line.hpp"

namespace consentry::cli {

using base::Errc;

app::Job Invocation::job() {
  if (!m_interrupt) m_interrupt = std::make_unique<Interrupt>();
  app::Job job;
  job.stop = m_interrupt->token();
  const bool wanted = m_options.progress || isatty(STDERR_FILENO) != 0;
  if (wanted && !m_options.noProgress && !m_options.quiet)
    job.progress = [this](const app::Progress& progress) { m_out.progress(progressLine(progress)); };
  return job;
}

base::Expected<std::filesystem::path> Invocation::storePath() {
  if (m_store.empty())
    return refuse(Errc::invalidArgument, "no store was named",
                  "add `--store DIR` or set CONSENTRY_STORE; `consentry-cli init DIR` makes a new one");
  return m_store;
}

composition::SiteOptions Invocation::siteOptions() const {
  composition::SiteOptions options;
  options.store = m_store;
  options.models = m_options.models;
  options.workers = m_options.workers;
  return options;
}

namespace {

/// A disk that fills up is told while there is still time to make room.
void warnOfShortRoom(Output& out, const std::filesystem::path& store) {
  std::error_code failed;
  const auto space = std::filesystem::space(store, failed);
  if (failed || space.capacity == 0) return;
  const auto percent = 100 * space.available / space.capacity;
  if (percent >= 10) return;
  out.talk(fmt::format("{}: {} % of the store's disk are free; {}", percent < 5 ? "WARNING" : "warning", percent,
                       "make room before writing stops"));
}

}  // namespace

base::Expected<void> Invocation::openSite(Access access) {
  if (m_site && (m_access == access || m_access == Access::writing)) return {};
  TRY(const std::filesystem::path store, storePath());
  if (!composition::Site::looksLikeStore(store))
    return refuse(Errc::notFound, fmt::format("{} is not a Consentry store", store.string()),
                  "check the path, or make a new store with `consentry-cli init DIR`");
  m_session.reset();
  m_site.reset();
  composition::SiteOptions options = siteOptions();
  options.readOnly = access == Access::reading;
  TRY(m_site, composition::Site::open(options));
  m_access = access;
  if (access == Access::writing) warnOfShortRoom(m_out, store);
  return {};
}

base::Expected<app::SharedSecret> Invocation::passphrase() {
  if (m_passphrase) return m_passphrase;
  if (!m_options.passphraseFile.empty()) {
    TRY(m_passphrase, passphraseFromFile(m_options.passphraseFile, m_out));
  } else if (canAsk()) {
    TRY(m_passphrase, askPassphrase(fmt::format("Passphrase of {}", m_options.as)));
  } else {
    return refuse(Errc::invalidArgument, fmt::format("the passphrase of {} is needed", m_options.as),
                  "add `--passphrase-file FILE` (or set CONSENTRY_PASSPHRASE_FILE), or run this at a terminal");
  }
  return m_passphrase;
}

base::Expected<app::SharedSecret> Invocation::newPassphrase(const std::filesystem::path& file,
                                                            const std::string& whose) {
  if (!file.empty()) return passphraseFromFile(file, m_out);
  if (canAsk()) return askNewPassphrase(whose);
  return app::SharedSecret();
}

base::Expected<app::SharedSecret> Invocation::firstPassphrase(const std::string& whose) {
  TRY(auto chosen, newPassphrase(m_options.passphraseFile, whose));
  if (!chosen)
    return refuse(Errc::invalidArgument, fmt::format("{} needs a passphrase", whose),
                  "write one of 12 characters or more into a file that only you can read and add "
                  "`--passphrase-file FILE`, or run this at a terminal");
  return chosen;
}

base::Expected<app::Session*> Invocation::open(Access access, bool allowsOneTime) {
  if (m_options.as.empty())
    return refuse(Errc::invalidArgument, "nobody was named who acts",
                  "add `--as USER`; `consentry-cli user list` says who there is");
  TRY_VOID(openSite(access));
  if (!m_session) {
    TRY(const auto words, passphrase());
    auto session = app::signIn(m_site->services(), m_options.as, *words);
    if (!session && session.error().code() == Errc::denied)
      return refuse(Errc::denied, session.error().message(),
                    "`consentry-cli user list` says who there is; who forgot theirs asks an administrator for "
                    "`consentry-cli user reset`");
    if (!session) return std::unexpected(std::move(session).error());
    m_session.emplace(*std::move(session));
  }
  if (m_session->mustChangePassphrase() && !allowsOneTime)
    return refuse(Errc::denied, "this passphrase was set by somebody else and is good for choosing another only",
                  fmt::format("`consentry-cli passphrase change --as {}`", m_options.as));
  return &*m_session;
}

base::Expected<app::Services*> Invocation::servicesToRead() {
  TRY_VOID(openSite(Access::reading));
  return &m_site->services();
}

app::Services& Invocation::services() {
  base::check(m_site != nullptr, "the store was opened before its services are used");
  return m_site->services();
}

base::Expected<app::ports::StoreRestorer*> Invocation::restorer(Access access) {
  TRY_VOID(openSite(access));
  return &m_site->restorer();
}

base::Expected<app::ports::SealedCheck*> Invocation::sealedCheck() {
  TRY_VOID(openSite(Access::reading));
  return &m_site->sealedCheck();
}

void Invocation::useStore(const std::filesystem::path& folder) {
  closeStore();
  m_names.reset();
  m_store = folder;
}

void Invocation::closeStore() {
  m_session.reset();
  m_site.reset();
}

bool Invocation::waitsForRestore() const {
  if (!m_site || m_site->services().store.readOnlyReason().empty()) return false;
  const auto proposal = m_site->restorer().proposal();
  return proposal && *proposal;
}

void Invocation::loadNames() {
  if (m_names) return;
  m_names.emplace();
  if (!m_site) return;
  // Without the names the handles are shown: a convenience must not fail a command that has done its work.
  if (const auto users = m_site->services().store.read().users().all())
    for (const auto& user : *users) m_names->emplace(user.id.text(), std::pair(user.login, user.displayName));
}

std::string Invocation::nameOf(const domain::UserId& user) {
  if (user.empty()) return "—";
  loadNames();
  const auto found = m_names->find(user.text());
  return found == m_names->end() ? user.text() : fmt::format("{} ({})", found->second.second, found->second.first);
}

std::string Invocation::handleOf(const std::string& loginOrHandle) {
  loadNames();
  for (const auto& [handle, names] : *m_names)
    if (names.first == loginOrHandle) return handle;
  return loginOrHandle;
}

std::unexpected<base::Error> Invocation::refuse(Errc code, std::string what, std::string next) {
  m_next = std::move(next);
  return base::fail(code, std::move(what));
}

}  // namespace consentry::cli
