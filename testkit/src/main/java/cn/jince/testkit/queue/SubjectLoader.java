package cn.jince.testkit.queue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Loads Qpid 9.2 as JDK 24 and later need it: {@code Subject.getSubject}, which throws there, becomes
 * {@code Subject.current}. To be dropped with the first Qpid that is built for these JDKs.
 */
final class SubjectLoader extends ClassLoader {
    private static final ClassDesc SUBJECT = ClassDesc.of("javax.security.auth.Subject");
    private static final CodeTransform CURRENT = (builder, element) -> {
        if (isGetSubject(element)) {
            builder.pop().invokestatic(SUBJECT, "current", MethodTypeDesc.of(SUBJECT));
        } else {
            builder.with(element);
        }
    };

    SubjectLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("org.apache.qpid.") && !name.startsWith(Qpid.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = in.readAllBytes();
            ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                    java.lang.classfile.ClassHierarchyResolver.ofResourceParsing(this)));
            byte[] changed =
                    file.transformClass(file.parse(original), ClassTransform.transformingMethodBodies(CURRENT));
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static boolean isGetSubject(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asSymbol().equals(SUBJECT)
                && call.name().equalsString("getSubject");
    }
}
