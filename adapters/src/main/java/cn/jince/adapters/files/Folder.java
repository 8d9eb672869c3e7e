package cn.jince.adapters.files;

import java.util.List;

/** A folder at their end. Every call blocks, opens a session of its own and fails as a call does. */
public interface Folder {
    /** More than that are not looked at: somebody forgot to clear the folder. */
    int MOST_FILES = 10_000;

    List<Found> list();

    /** The whole file on our disk, with its digests. */
    Staged fetch(Found file);

    /** The first letters of a marker. */
    String marker(String name);
}
