-- The shop that all connections work on. No generated keys: concurrent connections would share them
-- out differently on every run.
CREATE TABLE region (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL UNIQUE);
CREATE TABLE customer (
  id INT PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  region_id INT NOT NULL REFERENCES region,
  credit DECIMAL(12, 2) DEFAULT 0 NOT NULL CHECK (credit >= 0)
);
CREATE TABLE product (
  id INT PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  price DECIMAL(8, 2) NOT NULL,
  sold INT DEFAULT 0 NOT NULL
);
CREATE TABLE orders (
  id INT PRIMARY KEY,
  customer_id INT NOT NULL REFERENCES customer,
  clerk INT NOT NULL,
  note VARCHAR(60)
);
CREATE TABLE order_line (
  order_id INT NOT NULL REFERENCES orders ON DELETE CASCADE,
  line INT NOT NULL,
  product_id INT NOT NULL REFERENCES product,
  quantity INT NOT NULL,
  PRIMARY KEY (order_id, line)
);
CREATE INDEX customer_region ON customer (region_id, name);
CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX orders_clerk ON orders (clerk);
CREATE UNIQUE INDEX product_name ON product (name);

CREATE VIEW order_total AS
  SELECT o.id, o.customer_id, o.clerk, SUM(l.quantity * p.price) AS total
  FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
  GROUP BY o.id, o.customer_id, o.clerk;
CREATE VIEW customer_total AS
  SELECT c.id, c.name, c.region_id, COALESCE(SUM(t.total), 0) AS total, COUNT(t.id) AS orders
  FROM customer c LEFT JOIN order_total t ON t.customer_id = c.id
  GROUP BY c.id, c.name, c.region_id;

INSERT INTO region VALUES (1, 'north'), (2, 'east'), (3, 'south'), (4, 'west');
INSERT INTO customer
  SELECT x, 'customer ' || LPAD(x, 3, '0'), MOD(x, 4) + 1, MOD(x * 37, 500) FROM SYSTEM_RANGE(1, 60);
INSERT INTO product
  SELECT x, 'product ' || LPAD(x, 2, '0'), 1.25 * x, 0 FROM SYSTEM_RANGE(1, 25);
