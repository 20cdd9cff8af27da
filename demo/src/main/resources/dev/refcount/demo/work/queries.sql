-- rows by table
SELECT 'customer', COUNT(*) FROM customer UNION ALL SELECT 'product', COUNT(*) FROM product
UNION ALL SELECT 'orders', COUNT(*) FROM orders UNION ALL SELECT 'order_line', COUNT(*) FROM order_line
ORDER BY 1;

-- the ten best customers
SELECT t.name, r.name, t.orders, t.total FROM customer_total t JOIN region r ON r.id = t.region_id
ORDER BY t.total DESC, t.name LIMIT 10;

-- orders and turnover by clerk
SELECT clerk, COUNT(*), SUM(total), MIN(total), MAX(total) FROM order_total GROUP BY clerk ORDER BY clerk;

-- products sold, as counted along the way by all connections
SELECT name, price, sold FROM product WHERE sold > 0 ORDER BY sold DESC, name LIMIT 12;

-- the same, counted from the lines that were not deleted
SELECT p.name, SUM(l.quantity) FROM product p JOIN order_line l ON l.product_id = p.id
GROUP BY p.name HAVING SUM(l.quantity) > 1 ORDER BY 2 DESC, 1 LIMIT 12;

-- regions
SELECT name, customers, total, share FROM region_summary ORDER BY name;

-- rank within a region
SELECT region_id, place, name, total FROM (
  SELECT region_id, name, total, RANK() OVER (PARTITION BY region_id ORDER BY total DESC, name) AS place
  FROM customer_total) WHERE place <= 2 ORDER BY region_id, place;

-- customers that bought what customer 001 bought
SELECT DISTINCT c.name FROM customer c JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
WHERE c.id <> 1 AND l.product_id IN (
  SELECT l1.product_id FROM order_line l1 JOIN orders o1 ON o1.id = l1.order_id WHERE o1.customer_id = 1)
ORDER BY c.name LIMIT 8;

-- powers of three, recursively
WITH RECURSIVE power (n, amount) AS (
  SELECT 0, CAST(1 AS BIGINT) UNION ALL SELECT n + 1, amount * 3 FROM power WHERE n < 12)
SELECT n, amount FROM power WHERE MOD(n, 4) = 0 ORDER BY n;

-- notes in capitals
SELECT COUNT(*), MIN(note), MAX(note) FROM orders WHERE note = UPPER(note);

-- credit
SELECT region_id, SUM(credit), MAX(credit) FROM customer GROUP BY region_id ORDER BY region_id;
