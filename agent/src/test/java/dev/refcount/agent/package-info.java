/** What the agent decides by names alone. */
package dev.refcount.agent;
