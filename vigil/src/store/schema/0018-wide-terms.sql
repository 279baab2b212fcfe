-- Listed terms get wide registers of their own; what was counted before has none, so it is noted that they must be filled from what is on file.

insert into rates (name, registers)
select 'before-terms', ''
where exists (select from rates) or exists (select from rates_change);
