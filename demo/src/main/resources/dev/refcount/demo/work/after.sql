-- One connection, after the others are done: bulk changes, merges, and tables that come and go.
UPDATE customer SET credit = credit * 1.10 WHERE id IN (SELECT id FROM customer_total WHERE total > 500);
UPDATE orders SET note = UPPER(note) WHERE MOD(id, 3) = 0;
DELETE FROM orders WHERE MOD(id, 17) = 0;
MERGE INTO product KEY (id) VALUES (25, 'product 25 b', 40.00, 0), (26, 'product 26', 41.50, 0);

CREATE TABLE region_summary AS
  SELECT r.name, COUNT(*) AS customers, SUM(t.total) AS total
  FROM region r JOIN customer_total t ON t.region_id = r.id GROUP BY r.name;
ALTER TABLE region_summary ADD COLUMN share DECIMAL(6, 4);
UPDATE region_summary SET share = total / (SELECT SUM(total) FROM region_summary);
CREATE INDEX summary_name ON region_summary (name);

CREATE LOCAL TEMPORARY TABLE scratch (id INT PRIMARY KEY, text VARCHAR(80));
INSERT INTO scratch SELECT x, REPEAT('ab', MOD(x, 40)) FROM SYSTEM_RANGE(1, 2000);
DELETE FROM scratch WHERE MOD(id, 2) = 0;
DROP TABLE scratch;
