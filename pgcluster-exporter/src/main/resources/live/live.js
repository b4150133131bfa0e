"use strict";

(() => {
  const INTERVAL = 2000;
  const SPAN = 5 * 60 * 1000;
  const READINGS = SPAN / INTERVAL + 2;
  const COLOURS = 8;
  const ONLY_SERVER = "server";

  const COLLECTORS = ["stat_database", "stat_statements", "stat_replication", "replication", "replication_state", "database"];
  const FAMILIES = [
    "pg_up",
    "pg_replication_is_replica",
    "pg_replication_lag_seconds",
    "pg_stat_database_numbackends",
    "pg_stat_database_xact_commit",
    "pg_stat_database_xact_rollback",
    "pg_stat_database_blks_hit",
    "pg_stat_database_blks_read",
    "pg_stat_statements_calls_total",
    "pg_stat_replication_pg_wal_lsn_diff",
    "pg_wal_lsn_bytes",
    "pg_database_size_bytes",
  ];

  const serverOf = (sample) => sample.labels.server ?? ONLY_SERVER;

  /* Sums of a family by what `key` makes of a sample; samples without a key do not count. */
  function sums(families, name, key = serverOf) {
    const result = new Map();
    for (const sample of families.get(name)) {
      const group = key(sample);
      if (group !== undefined) result.set(group, (result.get(group) ?? 0) + sample.value);
    }
    return result;
  }

  function total(...maps) {
    const result = new Map();
    maps.forEach((map) => map.forEach((value, key) => result.set(key, (result.get(key) ?? 0) + value)));
    return result;
  }

  const keep = (map, test) => new Map([...map].filter(([key]) => test(key)));

  /* Growth a second between two readings; nothing after a reset, or where one reading lacks the series. */
  function rate(now, before, seconds) {
    const result = new Map();
    now.forEach((value, key) => {
      const grown = before.has(key) ? value - before.get(key) : -1;
      if (grown >= 0) result.set(key, grown / seconds);
    });
    return result;
  }

  const transactions = (families) =>
    total(sums(families, "pg_stat_database_xact_commit"), sums(families, "pg_stat_database_xact_rollback"));

  function cacheHits(now, before) {
    const hit = rate(sums(now, "pg_stat_database_blks_hit"), sums(before, "pg_stat_database_blks_hit"), 1);
    const read = rate(sums(now, "pg_stat_database_blks_read"), sums(before, "pg_stat_database_blks_read"), 1);
    const result = new Map();
    hit.forEach((value, key) => {
      const all = value + (read.get(key) ?? 0);
      if (all > 0) result.set(key, (100 * value) / all);
    });
    return result;
  }

  const isReplica = (families) => {
    const replicas = sums(families, "pg_replication_is_replica");
    return (server) => replicas.get(server) === 1;
  };

  /* Every server has the same databases: the largest figure counts, which is the primary's. */
  function databaseSizes(families) {
    const sizes = new Map();
    for (const { labels, value } of families.get("pg_database_size_bytes")) {
      if (labels.datname === undefined || labels.datname.startsWith("template")) continue;
      sizes.set(labels.datname, Math.max(value, sizes.get(labels.datname) ?? 0));
    }
    return sizes;
  }

  const perSecond = (pick) => (now, before, seconds) => rate(pick(now), pick(before), seconds);

  const CHARTS = [
    {
      title: "Transactions",
      note: "committed and rolled back, per second",
      unit: Units.rate,
      least: 4,
      of: perSecond(transactions),
      empty: "No server shows transactions.",
    },
    {
      title: "Queries",
      note: "statements executed, per second",
      unit: Units.rate,
      least: 4,
      of: perSecond((families) => sums(families, "pg_stat_statements_calls_total")),
      empty: "Needs the extension pg_stat_statements and the collector stat_statements.",
    },
    {
      title: "Connections",
      note: "sessions on all databases",
      unit: Units.count,
      least: 4,
      of: (now) => sums(now, "pg_stat_database_numbackends"),
      empty: "No server shows sessions.",
    },
    {
      title: "Replication lag",
      note: "WAL not replayed yet",
      unit: Units.bytes,
      least: 64 * 1024,
      of: (now) => sums(now, "pg_stat_replication_pg_wal_lsn_diff", (sample) => sample.labels.application_name),
      empty: "No replica streams from a server that is seen here.",
    },
    {
      title: "Replication delay",
      note: "age of the last replay, 0 if caught up",
      unit: Units.seconds,
      least: 0.4,
      of: (now) => keep(sums(now, "pg_replication_lag_seconds"), isReplica(now)),
      empty: "No server is a replica.",
    },
    {
      title: "WAL",
      note: "written, received or replayed, per second",
      unit: Units.byteRate,
      least: 4 * 1024,
      of: perSecond((families) => sums(families, "pg_wal_lsn_bytes")),
      empty: "No server shows its position in the WAL.",
    },
    {
      title: "Cache hits",
      note: "share of blocks found in shared buffers",
      unit: Units.percent,
      floor: 90,
      ceiling: 100,
      of: cacheHits,
      empty: "No blocks were asked for.",
    },
    {
      title: "Database size",
      note: "by database; read every few minutes",
      unit: Units.bytes,
      least: 1024 * 1024,
      byServer: false,
      of: databaseSizes,
      empty: "No database's size is seen.",
    },
  ];

  const state = { times: [], readings: [], previous: null, previousTime: 0, servers: [], hidden: new Set(), query: null };

  const colour = (index) => `var(--c${index % COLOURS})`;

  function colourOf(name, names) {
    return colour(Math.max(0, names.indexOf(name)));
  }

  function setUp() {
    const main = document.getElementById("charts");
    CHARTS.forEach((chart) => (chart.view = new Chart(main, chart)));
    state.query = new URLSearchParams(COLLECTORS.map((name) => ["collect[]", name])).toString();
    document.getElementById("interval").textContent = `${INTERVAL / 1000} s`;
    window.addEventListener("resize", draw);
    document.addEventListener("visibilitychange", () => !document.hidden && poll());
    poll();
    setInterval(() => !document.hidden && poll(), INTERVAL);
  }

  let asking = false;

  async function poll() {
    if (asking) return;
    asking = true;
    try {
      const text = await metrics();
      take(Exposition.parse(text, FAMILIES), Date.now());
      summary();
    } catch (failure) {
      say(`The exporter does not answer: ${failure.message}. Trying again.`, true);
    } finally {
      asking = false;
    }
  }

  /* Only the collectors that are drawn; all of them from an exporter that does not know one of these. */
  async function metrics() {
    const answer = await fetch(state.query ? `../metrics?${state.query}` : "../metrics", {
      cache: "no-store",
      signal: AbortSignal.timeout(10000),
    });
    if (answer.status === 400 && state.query) {
      state.query = "";
      return metrics();
    }
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.text();
  }

  function take(families, now) {
    const before = state.previous;
    // After a pause of the page, a rate would be the mean of the whole pause.
    const seconds = (now - state.previousTime) / 1000;
    const usable = before !== null && seconds < 10 * (INTERVAL / 1000);
    state.times.push(now);
    state.readings.push(CHARTS.map((chart) => (chart.of.length === 1 || usable ? chart.of(families, before, seconds) : new Map())));
    while (state.times.length > READINGS) {
      state.times.shift();
      state.readings.shift();
    }
    state.previous = families;
    state.previousTime = now;
    state.servers = serversOf(families);
    state.cluster = families.get("pg_up").find((sample) => sample.labels.cluster)?.labels.cluster;
    draw();
  }

  function serversOf(families) {
    const replica = sums(families, "pg_replication_is_replica");
    return families
      .get("pg_up")
      .map((sample) => ({
        name: serverOf(sample),
        up: sample.value === 1,
        role: !replica.has(serverOf(sample)) ? "" : replica.get(serverOf(sample)) === 1 ? "replica" : "primary",
      }))
      .sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
  }

  function draw() {
    if (state.times.length === 0) return;
    showServers();
    const servers = state.servers.map((server) => server.name);
    CHARTS.forEach((chart, index) => {
      const names = [...new Set(state.readings.flatMap((reading) => [...reading[index].keys()]))].sort();
      const byServer = chart.byServer !== false;
      const order = byServer ? [...servers, ...names.filter((name) => !servers.includes(name))] : names;
      const shown = names.filter((name) => !byServer || !state.hidden.has(name)).slice(0, 12);
      const series = shown.map((name) => ({
        name,
        colour: byServer ? colourOf(name, order) : colour(order.indexOf(name) + 3),
        values: state.readings.map((reading) => reading[index].get(name) ?? null),
      }));
      chart.view.draw(state.times, series, SPAN);
    });
  }

  function showServers() {
    const list = document.getElementById("servers");
    const names = state.servers.map((server) => server.name);
    list.replaceChildren(
      ...state.servers.map((server) => {
        const item = document.createElement("li");
        const button = item.appendChild(document.createElement("button"));
        button.type = "button";
        button.setAttribute("aria-pressed", String(!state.hidden.has(server.name)));
        button.addEventListener("click", () => toggle(server.name));
        const swatch = button.appendChild(document.createElement("span"));
        swatch.className = "swatch";
        swatch.style.background = colourOf(server.name, names);
        button.append(server.name);
        const role = button.appendChild(document.createElement("small"));
        role.textContent = server.up ? server.role : "down";
        role.className = server.up ? "" : "down";
        return item;
      }),
    );
  }

  function toggle(name) {
    if (!state.hidden.delete(name)) state.hidden.add(name);
    draw();
  }

  function summary() {
    if (state.cluster) {
      document.getElementById("cluster").textContent = state.cluster;
      document.title = `${state.cluster} – live metrics`;
    }
    const up = state.servers.filter((server) => server.up).length;
    const all = state.servers.length;
    say(`${up} of ${all} ${all === 1 ? "server" : "servers"} up · read at ${Chart.clock(Date.now(), true)}`, up < all);
  }

  function say(text, bad) {
    const line = document.getElementById("summary");
    line.textContent = text;
    line.className = bad ? "bad" : "";
  }

  setUp();
})();
