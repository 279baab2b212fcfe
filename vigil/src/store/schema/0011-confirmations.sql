-- Orders are confirmed by whoever carried them out or looked from outside: who, when, and what they saw.

create table order_confirmation (
  order_id text not null references orders (id),
  state text not null check (state in ('applied', 'verified')),
  by_name text not null,
  says text not null,
  at_ms bigint not null,
  primary key (order_id, state)
);
create index orders_open on orders (created_ms, decision, step) where state <> 'verified';
