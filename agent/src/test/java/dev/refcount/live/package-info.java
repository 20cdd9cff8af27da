/** How a command and the agent in a program find each other. */
package dev.refcount.live;
