// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "app/ports/face_engine.hpp"
#include "app/ports/files.hpp"
#include "app/ports/gallery.hpp"
#include "app/ports/identities.hpp"
#include "app/ports/model_store.hpp"
#include "app/ports/store.hpp"
#include "app/ports/system.hpp"
#include "app/ports/vault.hpp"
#include "base/error.hpp"
#include "domain/actor.hpp"

namespace consentry::app {

/// Makes a face engine on first need and keeps the one that was asked for last; checks every weight's hash while doing
/// so. Errc::notFound for networks of a name that nobody knows.
using EngineProvider =
    std::function<base::Expected<std::shared_ptr<ports::FaceEngine>>(const domain::EngineChoice& choice)>;

/// Loads a network that somebody wants to add and shows it test pictures. Errc::modelMismatch with what is wrong: its
/// ends are not as its card says, or its answers are no embeddings.
using ModelProbe = std::function<base::Expected<void>(const ports::VerifiedAddedModel& candidate)>;

/// Everything a use case may reach. Built by composition; lives longer than every session on it.
struct Services {
  ports::Store& store;
  ports::Identities& identities;
  ports::Vault& vault;
  ports::FileExchange& files;
  ports::ModelStore& models;
  ports::GalleryBuilder& galleries;
  ports::Witness& witness;
  ports::Clock& clock;
  ports::Random& random;
  EngineProvider engine;
  ModelProbe probe{};
};

/// How far long work has come. Reported at most ten times a second, and once at the end.
struct Progress {
  std::string stage;  ///< stable word: "reading", "checking", "photographs", "searching"
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0 while unknown
  double perSecond = 0;    ///< over the last seconds
  std::optional<std::chrono::seconds> remaining;
};

/// What accompanies long work. Each part may be empty.
struct Job {
  std::stop_token stop;                           ///< asked for between photographs
  std::function<void(const Progress&)> progress;  ///< told on the session's thread
  /// Called between photographs while nothing is half done and no transaction is open: the caller may run other
  /// requests of the same session here, so that a review or the stop switch never waits for an import to end.
  std::function<void()> yield;
};

/// What somebody holds while they are signed in.
struct SignedIn {
  std::shared_ptr<const ports::PersonalKey> key;
  bool mustChange = false;  ///< the passphrase was set by somebody else: nothing may be done but choose another
};

/// What a use case's handler gets: the services, and in whose name and role it acts.
struct Context {
  Services& services;
  domain::Actor actor;
  SignedIn& self;
};

}  // namespace consentry::app
