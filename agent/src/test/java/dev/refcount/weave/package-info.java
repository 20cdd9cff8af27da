/** What the weaver makes of byte code: as text, before two verifiers, and in class files of every age. */
package dev.refcount.weave;
