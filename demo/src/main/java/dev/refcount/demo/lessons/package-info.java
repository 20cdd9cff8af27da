/**
 * The ten lessons' Java programs, each runnable alone; its Python twin is among the resources.
 *
 * <p>Runs in the application's class loader of a JVM of its own, with the agent. What stands here is what
 * the lesson shows, word for word: short, with few names, and lines that fit half a page.
 */
package dev.refcount.demo.lessons;
