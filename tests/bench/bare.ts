import { Hono } from 'hono';

/** The least that storing a form takes: a route of Hono, two rows in one transaction, an answer. */
const app = new Hono<{ Bindings: { DB: D1Database } }>();

app.post('/bare/', async (c) => {
  const form = await c.req.formData();
  const id = crypto.randomUUID();
  await c.env.DB.batch([
    c.env.DB.prepare('INSERT INTO one (id, body) VALUES (?, ?)').bind(id, String(form.get('organisation'))),
    c.env.DB.prepare('INSERT INTO two (id, body) VALUES (?, ?)').bind(id, String(form.get('contactEmail'))),
  ]);
  return c.redirect('/bare/', 303);
});

/** Makes the tables. */
app.get('/bare/', async (c) => {
  await c.env.DB.batch([
    c.env.DB.prepare('CREATE TABLE IF NOT EXISTS one (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT'),
    c.env.DB.prepare('CREATE TABLE IF NOT EXISTS two (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT'),
  ]);
  return c.text('ready');
});

export default app;
