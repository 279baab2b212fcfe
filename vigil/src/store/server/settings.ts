// The settings every private PostgreSQL runs with: durable, modest in memory, and silent about what people wrote.

const ALWAYS: readonly string[] = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'cluster_name=vigil',
  'max_connections=40',
  'shared_buffers=128MB',
  'max_wal_size=2GB',
  'checkpoint_timeout=15min',
  'wal_compression=on',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=on',
  'log_directory=log',
  // One file a weekday, emptied when its day comes round again.
  'log_filename=postgres-%a.log',
  'log_rotation_age=1d',
  'log_rotation_size=0',
  'log_truncate_on_rotation=on',
  // An error's text may quote a value, that is a post; the level `log` keeps starts, stops, checkpoints and fatal errors only.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_statement=none',
  'log_parameter_max_length=0',
];

/** The settings as `name=value`. Not durable means: a crash of the machine may lose or break the data (tests only). */
export function settingsFor(durable: boolean): readonly string[] {
  const onOff = durable ? 'on' : 'off';
  return [...ALWAYS, `fsync=${onOff}`, `full_page_writes=${onOff}`, `synchronous_commit=${onOff}`];
}
