CREATE TABLE ticket (id integer GENERATED ALWAYS AS IDENTITY);
SELECT setval('ticket_id_seq', 1073741824);
CREATE SEQUENCE round_and_round MAXVALUE 10 CYCLE;
SELECT setval('round_and_round', 10);
CREATE SEQUENCE unused;
